import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { RecordType } from '../../../electron/domain/records';
import { IconButton } from '../../components/icon-button';
import { Kbd } from '../../components/kbd';
import { useT } from '../../i18n';
import { useKeys } from '../../keys/hotkeys';
import { HistoryPanel } from './history-panel';

interface Props {
  file: CaseFile;
  type: RecordType;
  id: string;
  /** What the record is called. */
  name: string;
  /** Records that the line stands for, when they are several: each with whose it is. */
  each?: readonly { id: string; whose: string }[];
  /** Without words, for rows of a table. */
  small?: boolean;
}

/** Opens the history of a record. */
export function HistoryButton({ file, type, id, name, each = [], small = false }: Props) {
  const t = useT();
  const [opened, setOpened] = useState(false);
  const open = () => setOpened(true);
  const address = { type, id, caseId: type === 'case' || type === 'person' ? null : file.case.id };
  return (
    <>
      {small ? (
        <IconButton label={t('history.of', { name })} onClick={open}>
          <IconHistory className="i sz" aria-hidden />
        </IconButton>
      ) : (
        <>
          <button type="button" className="btn q" aria-label={t('history.of', { name })} onClick={open}>
            <IconHistory className="i sz" aria-hidden />
            {t('history.open')} <Kbd keys="Y" />
          </button>
          <HistoryKey open={open} />
        </>
      )}
      {opened && <HistoryPanel address={address} name={name} each={each} file={file} close={() => setOpened(false)} />}
    </>
  );
}

function HistoryKey({ open }: { open(): void }) {
  useKeys([{ code: 'KeyY', run: open }]);
  return null;
}
