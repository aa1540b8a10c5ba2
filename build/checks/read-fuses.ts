import { expectedFuses, readFuses } from './fuses';

/** `tsx build/checks/read-fuses.ts BINARY`: exit 1 when a fuse of a packed app does not stand as it must. */
const binary = process.argv[2];
if (!binary) {
  console.error('Name the packed binary, or the .app folder on macOS.');
  process.exit(2);
}
const read = await readFuses(binary);
const wrong = Object.entries(expectedFuses).filter(([name, fuse]) => read[name as keyof typeof read] !== fuse.on);
for (const [name, fuse] of wrong) console.error(`${name} must be ${fuse.on ? 'on' : 'off'}: ${fuse.why}.`);
if (wrong.length > 0) process.exit(1);
console.log(`All ${Object.keys(expectedFuses).length} fuses of ${binary} stand as they must.`);
