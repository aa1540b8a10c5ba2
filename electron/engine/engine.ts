import type { Emit, EngineCalls, EngineChannel, EngineMessage, EngineRequest } from '../api/engine';
import { ApiError, toErrorShape } from '../api/errors';
import { CareJobs, salvageTo } from '../handlers/care';
import { Session } from '../handlers/session';
import { createVault, openVault, readSeen, readVaultFacts, recoverVault } from '../vault';
import { sweepWhileOpen } from './sweeping';

/**
 * The engine process: the only one that holds keys and records. It is ended at lock, so that a locked laptop's memory
 * holds neither.
 */
interface ParentPort {
  on(event: 'message', listener: (message: { data: unknown }) => void): void;
  postMessage(message: EngineMessage): void;
}

const port = (process as unknown as { parentPort: ParentPort }).parentPort;
let session: Session | null = null;

const emit: Emit = (event, data) => port.postMessage({ event, data } as EngineMessage);

/** Work on a vault that is not open. */
const closedJobs = new CareJobs(emit);

const lifecycle: {
  [C in Extract<EngineChannel, `engine.${string}`>]: (
    request: EngineCalls[C]['request'],
  ) => Promise<EngineCalls[C]['response']>;
} = {
  async 'engine.create'({ folder, by, ...options }) {
    refuseSecond();
    session = new Session(await createVault(folder, options), emit, by, options.keyFile, options.stateDir);
    sweepWhileOpen(session.vault);
    return session.edits.state();
  },
  async 'engine.open'({ folder, by, ...options }) {
    refuseSecond();
    session = new Session(await openVault(folder, options), emit, by, options.keyFile, options.stateDir);
    sweepWhileOpen(session.vault);
    return { save: session.edits.state(), notices: [...session.vault.notices] };
  },
  async 'engine.recover'({ folder, phrase, by, stateDir, ...next }) {
    refuseSecond();
    session = new Session(await recoverVault(folder, phrase, next, { stateDir }), emit, by, next.keyFile, stateDir);
    sweepWhileOpen(session.vault);
    return { save: session.edits.state(), notices: [...session.vault.notices] };
  },
  async 'engine.facts'({ folder, stateDir }) {
    const { vaultId, slots, generation, inUse } = await readVaultFacts(folder);
    const keyFile = slots.some((slot) => slot.keyFile);
    const phrase = slots.some(({ kind }) => kind === 'phrase');
    return { keyFile, phrase, inUse, generation, seen: await readSeen(stateDir, vaultId) };
  },
  async 'engine.salvage'({ folder, stateDir, target, phrase, ...secrets }) {
    refuseSecond();
    const secret = phrase === undefined ? secrets : { phrase };
    return salvageTo(closedJobs, { directory: folder, secret, stateDir }, target, secrets);
  },
  async 'engine.stopSalvage'() {
    closedJobs.stop();
    return undefined;
  },
  async 'engine.identify'({ by }) {
    if (session !== null) session.repository.by = by;
    return undefined;
  },
  async 'engine.close'() {
    const closing = session;
    session = null;
    await closing?.close();
    return undefined;
  },
};

function refuseSecond(): void {
  if (session !== null) throw new ApiError('ipc.refused', { reason: 'a vault is open' });
}

async function answer(channel: EngineChannel, request: unknown): Promise<unknown> {
  if (channel in lifecycle) return lifecycle[channel as keyof typeof lifecycle](request as never);
  if (session === null) throw new ApiError('vault.closed');
  return session.call(channel, request);
}

port.on('message', ({ data }) => {
  const { id, channel, request } = data as EngineRequest;
  answer(channel, request).then(
    (ok) => port.postMessage({ id, ok }),
    (error) => port.postMessage({ id, error: toErrorShape(error) }),
  );
});
