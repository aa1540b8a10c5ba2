import './case.css';
import { useEffect } from 'react';
import { Redirect, useLocation } from 'wouter';
import type { AppState } from '../../../electron/api/contract';
import type { CaseFile } from '../../../electron/domain/case-file';
import { Loaded } from '../../components/loaded';
import { useCaseFile } from '../../data/queries';
import { useKeys } from '../../keys/hotkeys';
import { ChronologyTab } from '../chronology/chronology-tab';
import { DeadlinesTab } from '../deadlines/deadlines-tab';
import { DocumentsTab } from '../documents/documents-tab';
import { DropZone } from '../documents/drop-zone';
import { useOpenFiles } from '../frame/open-files';
import { HearingsTab } from '../hearings/hearings-tab';
import { MotionsTab } from '../motions/motions-tab';
import { NotesTab } from '../notes/notes-tab';
import { OverviewTab } from '../overview/overview-tab';
import { PrintPage } from '../print/print-page';
import { ViolationsTab } from '../violations/violations-tab';
import { type Tab, tabs } from './tabs';

interface Props {
  caseId: string;
  tab: string;
  /** The fact or document that the address names. */
  item: string | null;
  app: AppState;
}

/** One case: its tabs and its court paper. */
export function CasePage({ caseId, tab, item, app }: Props) {
  const query = useCaseFile(caseId);
  const { opened } = useOpenFiles();
  const [, go] = useLocation();
  useEffect(() => opened(caseId), [caseId, opened]);
  useKeys(
    tabs.map(({ id }, index) => ({
      code: `Digit${index + 1}`,
      mod: true,
      everywhere: true,
      run: () => go(`/case/${caseId}/${id}`),
    })),
  );
  return (
    <>
      <Loaded query={query}>{(file) => <OneTab file={file} tab={tab} item={item} app={app} />}</Loaded>
      <DropZone caseId={caseId} />
    </>
  );
}

function OneTab({ file, tab, item, app }: { file: CaseFile } & Pick<Props, 'tab' | 'item' | 'app'>) {
  switch (tab as Tab | 'print') {
    case 'overview':
      return <OverviewTab file={file} />;
    case 'chronology':
      return <ChronologyTab file={file} item={item} />;
    case 'documents':
      return <DocumentsTab file={file} item={item} app={app} />;
    case 'hearings':
      return <HearingsTab file={file} item={item} />;
    case 'violations':
      return <ViolationsTab file={file} item={item} />;
    case 'motions':
      return <MotionsTab file={file} item={item} />;
    case 'deadlines':
      return <DeadlinesTab file={file} item={item} />;
    case 'notes':
      return <NotesTab file={file} />;
    case 'print':
      return <PrintPage file={file} app={app} />;
    default:
      return <Redirect to={`/case/${file.case.id}/overview`} replace />;
  }
}
