import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { timedRun, versionOf } from '../measure';
import { caseRecord } from './data';

/** Versions of the programs that are measured beside us; null where one is not installed. */
export interface Peers {
  keepassxc: string | null;
  age: string | null;
  gpg: string | null;
}

export async function findPeers(): Promise<Peers> {
  const [keepassxc, age, gpg] = await Promise.all(['keepassxc-cli', 'age', 'gpg'].map(versionOf));
  return { keepassxc: keepassxc ?? null, age: age ?? null, gpg: gpg ?? null };
}

const PASSWORD = 'measured only\n';

function entryXml(n: number): string {
  const strings = {
    Title: caseRecord(n).title,
    UserName: 'lawyer',
    Password: 'x',
    Notes: JSON.stringify(caseRecord(n)),
  };
  const fields = Object.entries(strings).map(([key, value]) => {
    const text = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return `<String><Key>${key}</Key><Value>${text}</Value></String>`;
  });
  return `<Entry>${fields.join('')}</Entry>`;
}

/** A KeePass database whose entries hold our cases as their notes, with the cheapest key derivation that it allows. */
export class KeePass {
  private constructor(
    private readonly folder: string,
    private readonly file: string,
  ) {}

  static async make(parent: string, entries: number): Promise<KeePass> {
    const folder = await mkdtemp(join(parent, 'keepass-'));
    const [xml, file] = [join(folder, 'cases.xml'), join(folder, 'cases.kdbx')];
    const all = Array.from({ length: entries }, (_, n) => entryXml(n)).join('');
    await writeFile(xml, `<KeePassFile><Root><Group><Name>Root</Name>${all}</Group></Root></KeePassFile>`);
    await timedRun('keepassxc-cli', ['import', '-q', '-p', '-t', '100', xml, file], PASSWORD + PASSWORD);
    return new KeePass(folder, file);
  }

  add(n: number): Promise<number> {
    return timedRun(
      'keepassxc-cli',
      ['add', '-q', '--notes', JSON.stringify(caseRecord(n)), this.file, `Added ${n}`],
      PASSWORD,
    );
  }

  list(): Promise<number> {
    return timedRun('keepassxc-cli', ['ls', '-q', this.file], PASSWORD);
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}
