import './care.css';
import { IconRefresh } from '@tabler/icons-react';
import type { NewPlace } from '../../../electron/api/care';
import { useAct } from '../../components/toast';
import { useSession } from '../../data/session';
import { useT } from '../../i18n';

interface Props {
  job: 'rekey' | 'salvage';
  /** Place of the vault that is copied. */
  of: string;
  place: NewPlace | null;
  choose(place: NewPlace): void;
}

/** The folder that a new vault will have, and whether an earlier attempt goes on there. */
export function NewPlaceField({ job, of, place, choose }: Props) {
  const t = useT();
  const act = useAct();
  const { client } = useSession();
  const ask = async () => {
    const chosen = await client.call('care.choosePlace', { job, of });
    if (chosen !== null) choose(chosen);
  };
  return (
    <div className="field">
      <span className="lab">{t('care.place')}</span>
      <div className="row">
        <span className={place === null ? 'grow dim' : 'grow path care-place'}>{place?.path ?? t('care.noPlace')}</span>
        <button type="button" className="btn" onClick={() => act(ask())}>
          {t('create.choosePlace')}
        </button>
      </div>
      {place?.begun === true && (
        <p className="row m" role="status">
          <IconRefresh className="i" aria-hidden />
          <span>{t('care.begun')}</span>
        </p>
      )}
    </div>
  );
}
