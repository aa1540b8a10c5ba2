import { IconX } from '@tabler/icons-react';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { CaseRecordType } from '../../../electron/domain/records';
import { IconButton } from '../../components/icon-button';
import { Writable } from '../../components/writable';
import { useT } from '../../i18n';
import { HistoryButton } from '../history/history-button';

interface Props {
  file: CaseFile;
  type: CaseRecordType;
  id: string;
  name: string;
  /** Records that the row stands for, when they are several: each with whose it is. */
  each?: readonly { id: string; whose: string }[];
  remove(): void;
}

/** The last cell of a row: what was changed in it, and taking it away. */
export function RowEnd({ file, type, id, name, each = [], remove }: Props) {
  const t = useT();
  return (
    <td className="x">
      <HistoryButton file={file} type={type} id={id} name={name} each={each} small />
      <Writable>
        <IconButton label={t('common.removeNamed', { name })} onClick={remove}>
          <IconX className="i sz" aria-hidden />
        </IconButton>
      </Writable>
    </td>
  );
}

/** Its column head. */
export function RowEndHead() {
  const t = useT();
  return (
    <th scope="col" className="x">
      <span className="sr">{t('common.remove')}</span>
    </th>
  );
}
