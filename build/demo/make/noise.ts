/** Repeatable random numbers in [0, 1): the same seed gives the same picture. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Adds grain to pixels in place, as a sensor or a glass plate does. `strength` is in steps of brightness. */
export function grain(pixels: Uint8ClampedArray, strength: number, next: () => number): void {
  for (let at = 0; at < pixels.length; at += 4) {
    const step = (next() + next() + next() - 1.5) * strength;
    for (let channel = 0; channel < 3; channel++) pixels[at + channel] = (pixels[at + channel] ?? 0) + step;
  }
}
