import { useId } from 'react';
import type { Proposal } from '../../../electron/domain/deadlines/deadlines';
import { articleLabel } from '../../../electron/domain/deadlines/rules';
import { formatArticleLabel, formatDateTime } from '../../../electron/i18n';
import { useRecordLanguage } from '../../data/terms';
import { useLanguage, useT } from '../../i18n';
import type { Law } from './law';

interface Props {
  law: Law;
  found: readonly Proposal[];
  ticked: readonly Proposal[];
  tick(proposal: Proposal, on: boolean): void;
}

/** Every deadline that follows, with its article, its date and how it was counted. */
export function ProposalList({ law, found, ticked, tick }: Props) {
  const t = useT();
  if (found.length === 0) return null;
  return (
    <ul className="proposals" aria-label={t('deadlines.follows')}>
      {found.map((proposal) => (
        <OneProposal
          key={`${proposal.rule.id} ${proposal.triggerAt}`}
          law={law}
          proposal={proposal}
          on={ticked.includes(proposal)}
          tick={(on) => tick(proposal, on)}
        />
      ))}
    </ul>
  );
}

interface OneProps {
  law: Law;
  proposal: Proposal;
  on: boolean;
  tick(on: boolean): void;
}

function OneProposal({ law, proposal, on, tick }: OneProps) {
  const t = useT();
  const id = useId();
  const language = useLanguage();
  const labels = useRecordLanguage();
  const { rule, steps, doubts, outcome } = proposal;
  return (
    <li>
      <input id={id} type="checkbox" checked={on} onChange={(event) => tick(event.currentTarget.checked)} />
      <label htmlFor={id} className="num">
        <Due proposal={proposal} />
      </label>
      <div>
        <div>
          <b className="b">{rule.title[labels]}</b>{' '}
          <span className="art">{formatArticleLabel(language, articleLabel(rule))}</span>{' '}
          <span className="dim">{t(`history.onWhom.${rule.onWhom}`)}</span>
        </div>
        {rule.appliesWhen !== null && (
          <small>
            {t('deadlines.appliesWhen')} <span lang="en">{rule.appliesWhen}</span>
          </small>
        )}
        <small>{law.words.line(steps)}</small>
        {outcome !== 'no-rule' && doubts.length > 0 && (
          <small className="amber">
            {t('deadlines.toConfirm')} {doubts.map(law.words.doubt).join('; ')}
          </small>
        )}
      </div>
    </li>
  );

  function Due({ proposal: { due, window } }: { proposal: Proposal }) {
    if (due !== null) return <b className="b">{formatDateTime(language, due)}</b>;
    if (window !== null) {
      const { earliest, latest } = window;
      return `${formatDateTime(language, earliest)} – ${formatDateTime(language, latest)}`;
    }
    return <span className="amber">{t(outcome === 'no-limit' ? 'deadlines.noLimit' : 'deadlines.enterYourself')}</span>;
  }
}
