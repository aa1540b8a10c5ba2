import { Scratch } from '../../../electron/vault/testing/scratch';

/** Opens a vault once, with the keys that were passed, lists its cases, and says how long that took. */
const scratch = Scratch.joining(process.argv[2] ?? '');
const began = performance.now();
const vault = await scratch.open();
const { length: cases } = await vault.list(['cases']);
const ms = performance.now() - began;
await vault.close();
process.send?.({ ms, cases });
process.disconnect();
