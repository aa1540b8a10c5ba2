import { IconPlus } from '@tabler/icons-react';
import { Kbd } from '../../components/kbd';
import { Writable } from '../../components/writable';
import { useT } from '../../i18n';

/** The first step in a case without documents. */
export function NoDocuments({ addFiles }: { addFiles(): void }) {
  const t = useT();
  return (
    <div className="empty grow">
      <h2 className="h-state">{t('documents.empty.title')}</h2>
      <p>{t('documents.empty.words')}</p>
      <div className="act">
        <Writable>
          <button type="button" className="btn p" onClick={addFiles}>
            <IconPlus className="i sz" aria-hidden />
            {t('documents.attach')} <Kbd keys="A" />
          </button>
        </Writable>
      </div>
    </div>
  );
}
