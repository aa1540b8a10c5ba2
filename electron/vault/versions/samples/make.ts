import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { phraseOf } from '../../crypto/phrase';
import { pack } from '../../testing/packed';
import { streamOf } from '../../testing/scratch';
import { createVault } from '../../vault';

/**
 * Makes a sample vault of the present format version: `tsx make.ts FILE` writes it as JSON. To be run once for each
 * version, before its first release; what it wrote then is kept and never made again.
 */
export async function makeSample(file: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'qorgan-sample-'));
  const keyFile = join(folder, 'key');
  await writeFile(keyFile, 'ключ');
  const secrets = { passphrase: 'Қорған: бес сөз', recoveryPhrase: phraseOf(Buffer.alloc(32, 7)) };
  const vault = await createVault(join(folder, 'v'), {
    ...secrets,
    keyFile,
    name: 'Үлгі',
    kdf: { mib: 64, passes: 3 },
  });
  const path = ['cases', 'c1', 'documents'];
  const document = Buffer.alloc(65_600, 'протокол ');
  const content = await vault.writeContent(streamOf(document), { owner: { path, id: 'd1' }, title: 'протокол.txt' });
  const empty = await vault.writeContent(streamOf(), { owner: { path, id: 'd2' }, title: 'пусто.txt' });
  const put = (at: string[], id: string, record: object, contents = [content].slice(1)) => ({
    put: { path: at, id, record: { id, ...record }, card: { id }, contents, by: 'Асель' },
  });
  await vault.stage([
    put(['cases'], 'c1', { title: 'Іс № 1' }),
    put(['people'], 'p1', { name: 'Бокаев' }),
    ...Array.from({ length: 40 }, (_, n) => put(['cases', 'c1', 'facts'], `f${n}`, { n })),
    put(path, 'd1', { fileName: 'протокол.txt' }, [content]),
    put(path, 'd2', { fileName: 'пусто.txt' }, [empty]),
  ]);
  await vault.commit();
  await vault.stage([
    put(['cases'], 'c1', { title: 'Іс № 1, түзетілген' }),
    { remove: { path: ['people'], id: 'p1' } },
  ]);
  await vault.commit();
  const { keyring } = vault;
  await keyring.changePassphrase(
    { passphrase: secrets.passphrase, keyFile },
    { passphrase: secrets.passphrase, keyFile },
    { mib: 64, passes: 3 },
  );
  await vault.close();
  await writeFile(file, `${JSON.stringify(await pack(join(folder, 'v')), null, 2)}\n`);
  await rm(folder, { recursive: true });
}

const [file] = process.argv.slice(2);
if (file !== undefined && process.argv[1]?.endsWith('make.ts') === true) await makeSample(file);
