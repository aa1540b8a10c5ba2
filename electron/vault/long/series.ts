import { createHash } from 'node:crypto';
import type { Change } from '../types';

/** Stands in every text that a series saves, so that a search finds it where it lies in clear. */
export const CANARY = 'Канарейка-7f3a';

/** A step of a series: what is attached and changed, all in one commit. */
export interface Step {
  /** Bytes of a document that comes with it, or null. */
  attach: { id: string; size: number } | null;
  changes: Change[];
}

/** What a vault holds: the number of each record, and the size of each document, by place. */
export type Model = ReadonlyMap<string, number>;

/** Numbers that depend on nothing but the seed: SHA-256 in counter mode. */
function numbersFrom(seed: number): (below: number) => number {
  let count = 0;
  return (below) => createHash('sha256').update(`${seed}/${count++}`).digest().readUInt32BE() % below;
}

/** The bytes of a document of a series: text, so that a search would find them. */
export function documentBytes(size: number): Buffer {
  return Buffer.alloc(size, CANARY);
}

export const recordOf = (n: number) => ({ n, text: `${CANARY} ${n}` });
const put = (path: string[], id: string, n: number): Change => ({
  put: { path, id, record: recordOf(n), card: recordOf(n) },
});

function nextStep(draw: (below: number) => number, model: Map<string, number>, number: number): Step {
  const caseId = `c${draw(3)}`;
  const place = `cases/${caseId}`;
  const step: Step = { attach: null, changes: [] };
  if (model.has(place) && draw(6) === 0) {
    step.changes.push({ remove: { path: ['cases'], id: caseId } });
    for (const key of [...model.keys()]) if (key === place || key.startsWith(`${place}/`)) model.delete(key);
    return step;
  }
  step.changes.push(put(['cases'], caseId, number));
  model.set(place, number);
  for (let more = draw(4); more > 0; more--) {
    const id = `f${draw(40)}`;
    step.changes.push(put(['cases', caseId, 'facts'], id, number));
    model.set(`${place}/facts/${id}`, number);
  }
  if (draw(3) === 0) {
    step.attach = { id: `d${number}`, size: 1 + draw(200_000) };
    model.set(`${place}/documents/${step.attach.id}`, step.attach.size);
  }
  return step;
}

/** A series of steps that is the same for the same seed, and what a vault holds before it and after each step. */
export function seriesOf(seed: number, length: number): { steps: Step[]; models: Model[] } {
  const draw = numbersFrom(seed);
  const model = new Map<string, number>();
  const models: Model[] = [new Map()];
  const steps = Array.from({ length }, (_, number) => {
    const step = nextStep(draw, model, number + 1);
    models.push(new Map(model));
    return step;
  });
  return { steps, models };
}

/** The path of the case that a step is about. */
export function caseOf(step: Step): string {
  const change = step.changes[0];
  if (change === undefined) throw new Error('a step changes something');
  return 'put' in change ? change.put.id : change.remove.id;
}
