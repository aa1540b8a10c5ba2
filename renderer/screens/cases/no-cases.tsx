import { IconPlus } from '@tabler/icons-react';
import { Kbd } from '../../components/kbd';
import { Writable } from '../../components/writable';
import { useT } from '../../i18n';

/** The first step in an empty vault. */
export function NoCases({ create }: { create(): void }) {
  const t = useT();
  return (
    <div className="empty grow">
      <h2 className="h-state">{t('cases.empty.title')}</h2>
      <p>{t('cases.empty.words')}</p>
      <div className="act">
        <Writable>
          <button type="button" className="btn p" onClick={create}>
            <IconPlus className="i sz" aria-hidden />
            {t('cases.new')} <Kbd keys="Mod N" />
          </button>
        </Writable>
      </div>
    </div>
  );
}
