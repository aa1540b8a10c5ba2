import { IconFileOff, IconKey } from '@tabler/icons-react';
import type { ChosenFile } from '../../../electron/api/keys';
import { useAct } from '../../components/toast';
import { useSession } from '../../data/session';
import { useT } from '../../i18n';

interface Props {
  file: ChosenFile | null;
  choose(file: ChosenFile | null): void;
  /** What is used when nothing is chosen. */
  otherwise: string;
  /** Offers to do without. */
  without?: () => void;
  about?: boolean;
}

/** A file whose bytes belong to the passphrase. */
export function KeyFile({ file, choose, otherwise, without, about = false }: Props) {
  const t = useT();
  const act = useAct();
  const { client } = useSession();
  const ask = async () => {
    const chosen = await client.call('keys.chooseFile');
    if (chosen !== null) choose(chosen);
  };
  return (
    <div className="field key-file">
      <span className="lab">{t('vaultKeys.keyFile')}</span>
      <div className="row">
        <span className={file === null ? 'dim grow' : 'm grow'}>
          <IconKey className="i sz" aria-hidden /> {file?.name ?? otherwise}
        </span>
        <button type="button" className="btn" onClick={() => act(ask())}>
          {t('vaultKeys.keyFileChoose')}
        </button>
        {(file !== null || without !== undefined) && (
          <button
            type="button"
            className="btn q"
            onClick={() => {
              choose(null);
              without?.();
            }}
          >
            <IconFileOff className="i sz" aria-hidden />
            {t('vaultKeys.keyFileWithout')}
          </button>
        )}
      </div>
      {about && <p className="dim sm">{t('vaultKeys.keyFileAbout')}</p>}
    </div>
  );
}
