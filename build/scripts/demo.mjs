import { register } from 'tsx/esm/api';

// The demo is written over the app's own sources, which are TypeScript.
register();
const { demo } = await import('./demo.ts');
process.exitCode = await demo(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  return 1;
});
