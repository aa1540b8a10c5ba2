import type { CaseFile } from '../../../electron/domain/case-file';
import { Choice } from '../../components/choice';
import { useT } from '../../i18n';

interface Props {
  file: CaseFile;
  label: string;
  value: string;
  /** Drawn as text, its label only read out; says what is missing by itself. */
  quiet?: boolean;
  onChoose(id: string): void;
}

/** One of the documents of the case, or none. */
export function DocumentChoice({ file, label, value, quiet = false, onChoose }: Props) {
  const t = useT();
  const documents = file.documents.map(({ id, title, fileName }) => ({ value: id, label: title || fileName }));
  return (
    <Choice
      label={label}
      bare={quiet}
      quiet={quiet}
      value={value}
      options={[{ value: '', label: t(quiet ? 'documents.noneChosen' : 'common.noneYet') }, ...documents]}
      onChoose={onChoose}
    />
  );
}
