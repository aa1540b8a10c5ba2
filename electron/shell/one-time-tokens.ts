import { randomBytes } from 'node:crypto';
import { ApiError } from '../api/errors';

/** Things that a renderer may name once without knowing them: a file's path, an upload. */
export class OneTimeTokens<T> {
  private readonly held = new Map<string, T>();

  /** A fresh token for the thing. */
  give(thing: T): string {
    const token = randomBytes(16).toString('hex');
    this.held.set(token, thing);
    return token;
  }

  /** The thing, whose token is spent by this. Throws `token.unknown`. */
  take(token: string): T {
    const thing = this.held.get(token);
    if (thing === undefined) throw new ApiError('token.unknown');
    this.held.delete(token);
    return thing;
  }

  /** The thing, whose token stays good. Throws `token.unknown`. */
  look(token: string): T {
    const thing = this.held.get(token);
    if (thing === undefined) throw new ApiError('token.unknown');
    return thing;
  }

  clear(): void {
    this.held.clear();
  }
}
