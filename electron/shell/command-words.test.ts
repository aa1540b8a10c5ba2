import { expect, it } from 'vitest';
import { commandIn } from './command-words';

it.each([
  [['/opt/qorgan'], true, null],
  [['/opt/qorgan', '--no-sandbox', '--user-data-dir=/d'], true, null],
  [['/opt/qorgan', 'verify', '/v.qorgan', '--deep'], true, ['verify', '/v.qorgan', '--deep']],
  [['/opt/qorgan', '--no-sandbox', 'list', 'V'], true, ['list', 'V']],
  [['/opt/qorgan', 'nonsense'], true, ['nonsense']],
  [['electron', '.'], false, null],
  [['electron', '.', 'help'], false, ['help']],
])('%s is a start with windows or a command', (argv, packaged, command) => {
  expect(commandIn(argv, packaged)).toEqual(command);
});
