import './palette.css';
import { Modal } from '@mantine/core';
import { IconChevronRight, IconFileText, IconFolder, IconSearch, IconTimelineEvent } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useState } from 'react';
import { useLocation } from 'wouter';
import type { CaseFile } from '../../../electron/domain/case-file';
import { Kbd } from '../../components/kbd';
import { useCases } from '../../data/queries';
import { useT } from '../../i18n';
import { useCommands } from './commands';
import { find, type Result } from './results';

interface Props {
  close(): void;
  lock(): void;
  help(): void;
}

const icons = { command: IconChevronRight, case: IconFolder, fact: IconTimelineEvent, document: IconFileText };

/** Finds a case, what is in the case on the screen, or something to do, while it is typed. */
export function Palette({ close, ...doing }: Props) {
  const t = useT();
  return (
    <Modal.Root opened onClose={close} size={660} yOffset={52}>
      <Modal.Overlay color="var(--scrim)" backgroundOpacity={1} />
      <Modal.Content aria-label={t('palette.title')}>
        <Modal.Body p={0}>
          <Search close={close} {...doing} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function usePresentCase(): CaseFile | null {
  const [location] = useLocation();
  const queries = useQueryClient();
  const id = /^\/case\/([^/]+)/.exec(location)?.[1];
  return (id && queries.getQueryData<CaseFile>(['case', id])) || null;
}

function Search({ close, lock, help }: Props) {
  const t = useT();
  const [, go] = useLocation();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const file = usePresentCase();
  const { data: cards = [] } = useCases();
  const commands = useCommands({ lock, help, caseId: file?.case.id ?? null });
  const wanted = useDeferredValue(text);
  const { results, retyped } = find(wanted, { cards, file, commands, go });
  const run = (result: Result | undefined) => {
    if (result === undefined) return;
    close();
    result.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setChosen((chosen + step + results.length) % Math.max(1, results.length));
    else if (event.key === 'Enter') run(results[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <div className="palette">
      <div className="ask">
        <IconSearch className="i" aria-hidden />
        <input
          role="combobox"
          aria-label={t('palette.title')}
          aria-expanded
          aria-controls="palette-results"
          aria-activedescendant={results[chosen] === undefined ? undefined : `palette-${chosen}`}
          placeholder={t('palette.title')}
          value={text}
          data-autofocus
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setChosen(0);
          }}
        />
      </div>
      {retyped !== null && <p className="note">{t('palette.retyped', { text: retyped })}</p>}
      {results.length === 0 && <p className="note">{t('common.nothingFound')}</p>}
      <div id="palette-results" role="listbox" aria-label={t('palette.title')} className="scroll">
        {results.map((result, at) => (
          <Line key={result.key} result={result} id={`palette-${at}`} chosen={at === chosen} run={() => run(result)} />
        ))}
      </div>
    </div>
  );
}

interface LineProps {
  result: Result;
  id: string;
  chosen: boolean;
  run(): void;
}

function Line({ result: { kind, title, sub, keys }, id, chosen, run }: LineProps) {
  const Icon = icons[kind];
  return (
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className="line"
      ref={(element) => {
        if (chosen) element?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={run}
      onKeyDown={(event) => {
        if (event.key === 'Enter') run();
      }}
    >
      <Icon className="i sz" aria-hidden />
      <span className="trunc">{title}</span>
      <span className="trunc sub grow">{sub}</span>
      {keys !== undefined && <Kbd keys={keys} />}
    </div>
  );
}
