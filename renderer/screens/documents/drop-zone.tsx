import './drop-zone.css';
import { IconUpload } from '@tabler/icons-react';
import { useT } from '../../i18n';
import { useIncoming } from './use-incoming';

/** Takes files dropped or pasted anywhere on the pages of a case, and says so while they hang over it. */
export function DropZone({ caseId }: { caseId: string }) {
  const t = useT();
  const dragging = useIncoming(caseId);
  if (!dragging) return null;
  return (
    <div className="drop">
      <IconUpload aria-hidden />
      <b className="h-state">{t('documents.dropHere')}</b>
      <span>{t('documents.dropKept')}</span>
    </div>
  );
}
