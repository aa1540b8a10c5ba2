import type { CaseFile } from '../../../electron/domain/case-file';
import { Hints } from '../../components/hints';
import { CaseHeader } from '../case/case-header';
import { tabsHint } from '../case/tabs';
import { CaseFacts } from './case-facts';
import { Charges } from './charges';
import { CustodyPanel } from './custody-panel';
import { Defendants } from './defendants';
import { OtherPeople } from './other-people';
import { RemoveCase } from './remove-case';
import { Restraints } from './restraints';
import { StageTrack } from './stage-track';
import { Stages } from './stages';
import { Theory } from './theory';

/** Where the case stands. */
export function OverviewTab({ file }: { file: CaseFile }) {
  return (
    <>
      <CaseHeader file={file} tab="overview" />
      <div className="case-body scroll">
        <StageTrack record={file.case} />
        <div className="cols">
          <div>
            <Defendants file={file} />
            <Charges file={file} />
            <Restraints file={file} />
            <Theory record={file.case} />
            <OtherPeople file={file} />
          </div>
          <div>
            <CaseFacts file={file} />
            <CustodyPanel file={file} />
            <Stages record={file.case} />
            <RemoveCase record={file.case} />
          </div>
        </div>
      </div>
      <Hints
        keys={[
          tabsHint,
          [['Tab'], 'keys.nextField'],
          [['Mod Z'], 'keys.undo'],
          [['Mod P'], 'keys.print'],
          [['?'], 'keys.help'],
        ]}
      />
    </>
  );
}
