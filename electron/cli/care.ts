import { standIn } from '../handlers/stand-in';
import {
  backupVault,
  type From,
  newRecoveryPhrase,
  type Progress,
  rekeyVault,
  type Secret,
  salvageVault,
  verifyVault,
} from '../vault';
import { type Call, type Command, passphraseOf, positional, stateOf, text } from './command';
import { damageWords } from './damage-words';
import { exit } from './exit';
import { readText } from './io';
import { newSecretOptions } from './keys';
import { kdfOf } from './vaults';

const phraseOption = { 'recovery-phrase-file': { type: 'string' } } as const;

/** The vault named first, and what opens it: its passphrase, or its recovery phrase when a file of that is given. */
async function fromOf(call: Call): Promise<From & { secret: Secret }> {
  const file = text(call, 'recovery-phrase-file');
  const secret = file === undefined ? await passphraseOf(call) : { phrase: await readText(file) };
  return { directory: positional(call, 0), secret, ...stateOf(call) };
}

/** Secrets of a new vault: the next line or the file given, else those of the old one; and a new recovery phrase. */
async function secretsForNew(call: Call, old: Secret) {
  const file = text(call, 'new-passphrase-file');
  const line = file === undefined ? await call.secrets.another() : await call.secrets.next(file, 'new passphrase');
  const keyFile = text(call, 'new-key-file') ?? ('keyFile' in old ? old.keyFile : undefined);
  const same = 'passphrase' in old ? old.passphrase : '';
  return {
    passphrase: line ?? same,
    ...(keyFile === undefined ? {} : { keyFile }),
    ...kdfOf(call),
    recoveryPhrase: newRecoveryPhrase(),
  };
}

/** Says each step as it begins. */
function progressTo(call: Call): (progress: Progress) => void {
  let last: Progress['step'] | null = null;
  return ({ step, total }) => {
    if (step === last) return;
    last = step;
    call.io.say(total === null ? `${step}...` : `${step}: at most ${total.objects} objects, ${total.bytes} bytes...`);
  };
}

/** `verify VAULT`: a report; exit status 1 when something is hurt, which is said in words, too. */
export const verifyCommand: Command = {
  synopsis: 'VAULT [--deep] [--recovery-phrase-file FILE]',
  count: [1, 1],
  options: { deep: { type: 'boolean' }, ...phraseOption },
  async run(call) {
    const deep = call.options.deep === true;
    const report = await verifyVault(await fromOf(call), { deep, onProgress: progressTo(call) });
    call.io.print(report);
    for (const damage of report.damage) call.io.say(damageWords(damage));
    return report.sound ? exit.done : exit.damaged;
  },
};

/** `salvage VAULT NEW_VAULT`: everything that can still be read, and a list of what cannot; exit status 1 when there is any. */
export const salvageCommand: Command = {
  synopsis: 'VAULT NEW_VAULT [--recovery-phrase-file FILE] [--new-passphrase-file FILE] [--new-key-file FILE]',
  count: [2, 2],
  options: { ...phraseOption, ...newSecretOptions },
  async run(call) {
    const from = await fromOf(call);
    const secrets = await secretsForNew(call, from.secret);
    const options = { standIn, onProgress: progressTo(call) };
    const report = await salvageVault(from, positional(call, 1), secrets, options);
    call.io.print({ ...report, recoveryPhrase: secrets.recoveryPhrase });
    for (const damage of report.lost) call.io.say(damageWords(damage));
    return report.lost.length === 0 ? exit.done : exit.damaged;
  },
};

/** `rekey VAULT NEW_VAULT`: everything under new keys; the old vault stays as it is. */
export const rekeyCommand: Command = {
  synopsis: 'VAULT NEW_VAULT [--recovery-phrase-file FILE] [--new-passphrase-file FILE] [--new-key-file FILE]',
  count: [2, 2],
  options: { ...phraseOption, ...newSecretOptions },
  async run(call) {
    const from = await fromOf(call);
    const secrets = await secretsForNew(call, from.secret);
    const done = await rekeyVault(from, positional(call, 1), secrets, { onProgress: progressTo(call) });
    call.io.print({ ...done, recoveryPhrase: secrets.recoveryPhrase });
    return exit.done;
  },
};

/** `backup VAULT TARGET`: a copy, or the renewal of an earlier one, verified before it says so. */
export const backupCommand: Command = {
  synopsis: 'VAULT TARGET [--deep] [--recovery-phrase-file FILE]',
  count: [2, 2],
  options: { deep: { type: 'boolean' }, ...phraseOption },
  async run(call) {
    const deep = call.options.deep === true;
    const options = { deep, onProgress: progressTo(call) };
    call.io.print(await backupVault(await fromOf(call), positional(call, 1), options));
    return exit.done;
  },
};
