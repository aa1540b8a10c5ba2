import { createHash } from 'node:crypto';
import { open, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PART } from '../store/sealing';
import { collect } from '../testing/scratch';
import { workbench } from '../testing/workbench';

const bench = workbench();
const SIZE = 2 ** 32 + 5;

it('a content of over 4 GiB comes back whole, in any range, and after opening again', async () => {
  const source = join(bench.scratch.folder, 'source');
  await writeFile(source, 'begin');
  await truncate(source, SIZE - 3);
  const end = await open(source, 'a');
  await end.write('end');
  await end.close();
  const place = { path: ['cases', 'c1', 'documents'], id: 'd1' };
  const hash = createHash('sha256');
  const vault = bench.keep(await bench.scratch.create());
  const file = await open(source);
  const read = file.createReadStream({ highWaterMark: 2 ** 20 });
  read.on('data', (piece) => hash.update(piece));
  const content = await vault.writeContent(read, { owner: place, title: 'Запись заседания' });
  expect(content).toMatchObject({ size: SIZE, sha256: hash.digest('hex') });
  expect(content.parts.length).toBe(Math.ceil(SIZE / PART));
  await vault.stage({ put: { path: ['cases'], id: 'c1', record: {}, card: {} } });
  await vault.stage({ put: { ...place, record: {}, card: {}, contents: [content] } });
  await vault.commit();
  await bench.settle();
  const again = bench.keep(await bench.scratch.open());
  const [kept] = await again.contents(place.path, place.id);
  if (kept === undefined) throw new Error('the content is gone');
  const whole = createHash('sha256');
  let size = 0;
  for await (const piece of again.readContent(kept)) {
    whole.update(piece);
    size += piece.length;
  }
  expect([size, whole.digest('hex')]).toEqual([SIZE, content.sha256]);
  const tail = await collect(again.readContent(kept, { start: SIZE - 5, end: SIZE }));
  expect(tail).toEqual(Buffer.from('\0\0end'));
});
