import { useLocation } from 'wouter';
import { Kbd } from '../../components/kbd';
import { Writable } from '../../components/writable';
import { useT } from '../../i18n';

/** The first step in an empty chronology. */
export function NoFacts({ caseId, add }: { caseId: string; add(): void }) {
  const t = useT();
  const [, go] = useLocation();
  return (
    <div className="empty grow">
      <h2 className="h-state">{t('facts.empty.title')}</h2>
      <p>{t('facts.empty.words')}</p>
      <div className="act">
        <Writable>
          <button type="button" className="btn p" onClick={add}>
            {t('facts.write')} <Kbd keys="A" />
          </button>
        </Writable>
        <button type="button" className="btn" onClick={() => go(`/case/${caseId}/documents`)}>
          {t('facts.openDocuments')}
        </button>
      </div>
    </div>
  );
}
