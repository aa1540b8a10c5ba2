import type { Frame } from 'playwright-core';
import { toApp } from './address';

/** What this runtime knows of a frame. */
export type WebFrame = { url: string; origin: string; name: string; parent: WebFrame | null; frames: WebFrame[] };

/** A frame with its children; `null` for a page that is not there yet. */
export function frameOf(frame: Frame | null, url: string, parent: WebFrame | null = null): WebFrame {
  const host = /^app:\/\/[^/?#]+/.exec(url)?.[0];
  const made: WebFrame = { url, origin: host ?? 'null', name: frame?.name() ?? '', parent, frames: [] };
  made.frames = (frame?.childFrames() ?? []).map((child) => frameOf(child, toApp(child.url()), made));
  return made;
}
