import { app } from './app';

/** The browser went away by itself (closed by hand, or crashed): so does the app, with every window. */
export function closeByChromium(): void {
  app.quit();
}
