import type { Charge } from '../../../electron/domain/records';
import { formatArticle, nbsp } from '../../../electron/i18n';
import { AutosaveField } from '../../components/autosave-field';
import { Choice } from '../../components/choice';
import { useLanguage, useT } from '../../i18n';

interface Props {
  charge: Charge;
  save(changes: Partial<Charge>, settled: boolean): void;
}

/** Code, article, part and point, each in its own place, as in CC 274(4)(2). */
export function ArticleFields({ charge, save }: Props) {
  const t = useT();
  const language = useLanguage();
  const codes = (['CC', 'CAO'] as const).map((code) => ({
    value: code,
    label: formatArticle(language, { code, article: '0' }).split(nbsp)[0] ?? code,
  }));
  return (
    <div className="art-parts num">
      <Choice
        label={t('case.code')}
        bare
        value={charge.code}
        options={codes}
        onChoose={(code) => save({ code: code === 'CAO' ? 'CAO' : 'CC' }, true)}
      />
      <AutosaveField
        label={t('case.article')}
        bare
        value={charge.article}
        max={40}
        placeholder={t('case.articleShort')}
        onSave={(article, settled) => save({ article: article.trim() }, settled)}
      />
      <AutosaveField
        label={t('case.partOfArticle')}
        bare
        value={charge.part}
        max={40}
        placeholder={t('case.partShort')}
        onSave={(part, settled) => save({ part: part.trim() }, settled)}
      />
      <AutosaveField
        label={t('case.pointOfArticle')}
        bare
        value={charge.point}
        max={40}
        placeholder={t('case.pointShort')}
        onSave={(point, settled) => save({ point: point.trim() }, settled)}
      />
    </div>
  );
}
