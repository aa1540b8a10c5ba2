import { Modal } from '@mantine/core';
import type { PlainKey } from '../../../electron/i18n';
import type { Hint } from '../../components/hints';
import { keyName } from '../../components/kbd';
import { useT } from '../../i18n';
import { tabsHint } from '../case/tabs';

const groups: readonly { title: PlainKey; keys: readonly Hint[] }[] = [
  {
    title: 'keys.everywhere',
    keys: [
      [['Mod K'], 'keys.palette'],
      [['Mod L'], 'keys.lock'],
      [['Mod Z'], 'keys.undo'],
      [['Mod Shift Z'], 'keys.redo'],
      [['Mod ,'], 'keys.settings'],
      [['Alt ←', 'Alt →'], 'keys.history'],
      [['?', 'F1'], 'keys.help'],
    ],
  },
  {
    title: 'keys.inLists',
    keys: [
      [['↑', '↓'], 'keys.move'],
      [['Enter'], 'keys.open'],
      [['/'], 'keys.filter'],
      [['Mod N'], 'keys.newCase'],
    ],
  },
  {
    title: 'keys.inCase',
    keys: [
      tabsHint,
      [['A'], 'keys.addHere'],
      [['E'], 'keys.edit'],
      [['D'], 'keys.disputed'],
      [['H'], 'keys.hash'],
      [['Y'], 'keys.recordHistory'],
      [['F6'], 'keys.pane'],
      [['Mod P'], 'keys.print'],
      [['Mod Shift P'], 'keys.savePdf'],
    ],
  },
];

/** All keys on one page. */
export function KeysHelp({ opened, close }: { opened: boolean; close(): void }) {
  const t = useT();
  return (
    <Modal.Root opened={opened} onClose={close} size={760} centered>
      <Modal.Overlay color="var(--scrim)" backgroundOpacity={1} />
      <Modal.Content aria-label={t('keys.title')}>
        <Modal.Body>
          <div className="row">
            <h2 className="h-case grow">{t('keys.title')}</h2>
            <button type="button" className="btn" onClick={close}>
              {t('common.close')} <kbd>Esc</kbd>
            </button>
          </div>
          <div className="keys">
            {groups.map((group) => (
              <section key={group.title}>
                <h3 className="h-sub">{t(group.title)}</h3>
                <dl>
                  {group.keys.map(([chords, does]) => (
                    <div key={does} className="row">
                      <dt>
                        {chords.map((chord) => (
                          <kbd key={chord}>{keyName(chord)}</kbd>
                        ))}
                      </dt>
                      <dd>{t(does)}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
