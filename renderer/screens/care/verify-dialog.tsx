import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { AppState } from '../../../electron/api/contract';
import type { VerifyResult } from '../../../electron/api/findings';
import { formatBytes, formatNumber } from '../../../electron/i18n';
import { ErrorView } from '../../components/error-view';
import { useSession } from '../../data/session';
import { useLanguage, useT } from '../../i18n';
import { KeyDialog } from '../keys/dialog';
import { CareProgressLine } from './care-progress';
import { FindingList } from './finding-list';
import { SalvageDialog } from './salvage-dialog';
import { useCare } from './use-care';

interface Props {
  app: AppState;
  close(): void;
}

/** Checking the whole vault, quickly or to the last byte, and what came of it. */
export function VerifyDialog({ app, close }: Props) {
  const t = useT();
  const { client } = useSession();
  const care = useCare<VerifyResult>();
  const [deep, setDeep] = useState(false);
  const [salvaging, setSalvaging] = useState(false);
  const title = t('verify.title');
  if (salvaging) return <SalvageDialog of={app.current?.place ?? ''} secret={null} close={close} />;
  if (care.busy) {
    return (
      <KeyDialog title={title} act={null} busy={false} leave={t('care.stop')} close={care.stop}>
        <CareProgressLine job="verify" progress={care.progress} />
        <p className="dim">{t('verify.whileRunning')}</p>
      </KeyDialog>
    );
  }
  if (care.result !== null) {
    const hurt = care.result.findings.list.length > 0;
    return (
      <KeyDialog
        title={title}
        wide={hurt}
        act={hurt ? { words: t('salvage.open'), disabled: false, run: () => setSalvaging(true) } : null}
        busy={false}
        leave={t('common.close')}
        close={close}
      >
        <Result result={care.result} />
      </KeyDialog>
    );
  }
  return (
    <KeyDialog
      title={title}
      act={{
        words: t('verify.start'),
        disabled: false,
        run: () => care.start(() => client.call('verify.run', { deep })),
      }}
      busy={false}
      close={close}
    >
      <p>{t('verify.about')}</p>
      <fieldset className="care-choice">
        <legend className="sr">{title}</legend>
        {([false, true] as const).map((choice) => (
          <label className="check-line" key={String(choice)}>
            <input type="radio" name="deep" checked={deep === choice} onChange={() => setDeep(choice)} />
            <span>
              <span className="m">{t(choice ? 'verify.deep' : 'verify.quick')}</span>
              <br />
              <span className="dim sm">{t(choice ? 'verify.deepAbout' : 'verify.quickAbout')}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {care.stopped && <p role="status">{t('verify.stopped')}</p>}
      {care.error !== null && <ErrorView error={care.error} />}
    </KeyDialog>
  );
}

function Result({ result }: { result: VerifyResult }) {
  const t = useT();
  const language = useLanguage();
  const { findings, deep } = result;
  const number = (n: number) => formatNumber(language, n);
  const checked = t(deep ? 'verify.checkedDeep' : 'verify.checked', {
    records: number(result.records),
    documents: number(result.documents),
    bytes: formatBytes(language, result.bytes),
  });
  if (findings.list.length === 0) {
    return (
      <>
        <p className="row green m" role="status">
          <IconCircleCheck className="i" aria-hidden />
          <span>{t('verify.sound')}</span>
        </p>
        <p>{checked}</p>
      </>
    );
  }
  return (
    <>
      <p className="row red m" role="alert">
        <IconAlertTriangle className="i" aria-hidden />
        <span>{t('verify.hurt', { count: number(findings.list.length + findings.more) })}</span>
      </p>
      <p>{t('verify.first')}</p>
      <FindingList findings={findings} told="verify" />
      <p className="dim">{checked}</p>
    </>
  );
}
