import { mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import type { CaseRecord } from '../../../electron/domain/records';
import type { Vault } from '../../../electron/vault';
import { type Disk, disk } from '../../../electron/vault/disk';
import { Scratch } from '../../../electron/vault/testing/scratch';
import { median, sideBySide, timed } from '../measure';
import type { Figure } from '../report';
import { casePut, caseRecord, fill, idOf, type Size, underCase } from './data';
import { KeePass, type Peers } from './peers';

const ROUNDS = 41;
const PEER_ROUNDS = 7;

/** Counts the bytes that a vault gives to the disk. */
function counting(counter: { bytes: number }): Disk {
  return {
    ...disk,
    writeNew: (path, bytes) => {
      counter.bytes += bytes.length;
      return disk.writeNew(path, bytes);
    },
  };
}

interface Subject {
  vault: Vault;
  /** Milliseconds in which one field is read, changed and durable. */
  save(round: number): Promise<number>;
  /** Most bytes that one saving wrote. */
  most(): number;
  close(): Promise<void>;
}

type Edit = (vault: Vault, round: number) => Promise<void>;

async function subject(parent: string, size: Size, edit: Edit): Promise<Subject> {
  const scratch = await Scratch.make(parent);
  await fill(scratch, size);
  const counter = { bytes: 0 };
  const vault = await scratch.open(counting(counter));
  await vault.list(['cases']);
  let most = 0;
  return {
    vault,
    async save(round) {
      counter.bytes = 0;
      const time = await timed(async () => {
        await edit(vault, round);
        await vault.commit();
      });
      most = Math.max(most, counter.bytes);
      await pause(30);
      return time;
    },
    most: () => most,
    async close() {
      await vault.close();
      await scratch.remove();
    },
  };
}

/** Cases that are edited; each has something under it. */
const EDITED = 400;

const editCase =
  (cases: number): Edit =>
  async (vault, round) => {
    const id = idOf((round * 37) % cases);
    const record = (await vault.get(['cases'], id)) as CaseRecord;
    await vault.stage(casePut({ ...record, judge: `Судья ${round}` }));
  };

const editFact: Edit = async (vault, round) => {
  const path = ['cases', idOf(0), 'facts'];
  const record = await vault.get(path, idOf((round * 7919) % 3000));
  const changed = { ...record, text: `Изменено ${round}` };
  await vault.stage({ put: { path, id: String(record?.id), record: changed, card: { whole: changed } } });
};

/** lowdb's own file adapter with the same cases, and all under them, in one document. */
async function plainLowdb(parent: string, cases: number) {
  const folder = await mkdtemp(join(parent, 'lowdb-'));
  const file = join(folder, 'cases.json');
  const all = Array.from({ length: cases }, (_, n) => ({ ...caseRecord(n), ...underCase(n) }));
  const low = new Low(new JSONFile<{ cases: typeof all }>(file), { cases: all });
  await low.write();
  const { size } = await stat(file);
  return {
    megabytes: size / 1e6,
    save: (round: number) =>
      timed(() =>
        low.update((data) => {
          const edited = data.cases[(round * 37) % cases];
          if (edited !== undefined) edited.judge = `Судья ${round}`;
        }),
      ),
    remove: () => rm(folder, { recursive: true }),
  };
}

/** How long it takes until one changed field is durable, and how much is written for it. */
export async function measureSaving(folder: string, peers: Peers): Promise<Figure[]> {
  const small = await subject(folder, { cases: 10, full: 10 }, editCase(10));
  const middle = await subject(folder, { cases: 10_000, full: 10_000 }, editCase(EDITED));
  const large = await subject(folder, { cases: 100_000, full: EDITED }, editCase(EDITED));
  const deep = await subject(folder, { cases: 10, facts: 3_000, documents: 20_000 }, editFact);
  const vaults = { small, middle, large, deep };
  await sideBySide(3, { small: small.save, middle: middle.save, large: large.save, deep: deep.save });
  const times = await sideBySide(ROUNDS, {
    small: small.save,
    middle: middle.save,
    large: large.save,
    deep: deep.save,
  });
  const base = median(times.small);
  const names = {
    small: 'with 10 cases',
    middle: 'with 10,000 cases',
    large: 'with 100,000 cases',
    deep: 'in a case with 20,000 documents and 3,000 facts',
  };
  const figures: Figure[] = [];
  for (const key of ['small', 'middle', 'large', 'deep'] as const) {
    const value = median(times[key]);
    figures.push({ what: `saving one field ${names[key]}`, value, unit: 'ms' });
    if (key !== 'small')
      figures.push({ what: '  against 10 cases', value: value / base, unit: 'times', limit: { most: 1.5 } });
    figures.push({ what: '  most bytes written', value: vaults[key].most() / 1000, unit: 'KB', limit: { most: 64 } });
  }
  figures.push(...(await againstPeers(folder, middle, peers)));
  for (const vault of Object.values(vaults)) await vault.close();
  return figures;
}

async function againstPeers(folder: string, middle: Subject, peers: Peers): Promise<Figure[]> {
  const plain = await plainLowdb(folder, 10_000);
  const keepass = peers.keepassxc === null ? null : await KeePass.make(folder, 10_000);
  const empty = peers.keepassxc === null ? null : await KeePass.make(folder, 0);
  const times = await sideBySide(PEER_ROUNDS, {
    ours: async (round) => {
      const runs = [];
      for (let n = 0; n < 5; n++) runs.push(await middle.save(100 + round * 5 + n));
      return median(runs);
    },
    lowdb: plain.save,
    keepass: (round) => keepass?.add(20_000 + round) ?? Promise.resolve(Number.NaN),
    empty: (round) => empty?.add(20_000 + round) ?? Promise.resolve(Number.NaN),
  });
  await Promise.all([plain.remove(), keepass?.remove(), empty?.remove()]);
  const ours = median(times.ours);
  const lowdb = median(times.lowdb);
  const figures: Figure[] = [
    {
      what: 'lowdb JSONFile, saving one field with 10,000 cases',
      value: lowdb,
      unit: 'ms',
      note: `without fsync, ${plain.megabytes.toFixed(0)} MB`,
    },
    { what: '  against ours', value: lowdb / ours, unit: 'times', limit: { least: 50 } },
  ];
  const adding = { what: 'keepassxc-cli add with 10,000 entries', unit: 'ms' } as const;
  if (keepass === null) return [...figures, { ...adding, value: null, note: 'keepassxc-cli is not installed' }];
  const whole = median(times.keepass);
  const net = whole - median(times.empty);
  return [
    ...figures,
    { ...adding, value: whole, note: 'process and key derivation included' },
    { what: '  less the same with an empty database', value: net, unit: 'ms' },
    { what: '  against ours', value: net / ours, unit: 'times', limit: { least: 50 } },
  ];
}
