import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createClient } from '../../electron/api/client';
import type { EventName, SaveState } from '../../electron/api/contract';
import type { ErrorShape } from '../../electron/api/errors';
import type { UiLanguage } from '../../electron/i18n';
import { ToastProvider } from '../components/toast';
import { createSession, type Session, SessionProvider } from '../data/session';
import { LanguageProvider } from '../i18n';

export interface Call {
  channel: string;
  request: unknown;
}

export const saveState: SaveState = {
  generation: 7,
  savedAt: '2026-11-24T09:32:00.000Z',
  readOnly: false,
  canUndo: false,
  canRedo: false,
};

/** Stands for the process boundary: records calls, answers as told, and sends events. */
export function recordingTransport(answers: Record<string, (request: never) => unknown> = {}) {
  const calls: Call[] = [];
  const listeners = new Map<EventName, Set<(data: never) => void>>();
  return {
    calls,
    send(event: EventName, data?: unknown) {
      for (const listener of listeners.get(event) ?? []) listener(data as never);
    },
    transport: {
      async invoke(channel: string, request: unknown): Promise<{ ok: unknown } | { error: ErrorShape }> {
        calls.push({ channel, request });
        try {
          return { ok: await (answers[channel] ?? (() => saveState))(request as never) };
        } catch (error) {
          return { error: error as ErrorShape };
        }
      },
      on(event: EventName, listener: (data: never) => void) {
        const heard = listeners.get(event) ?? new Set();
        listeners.set(event, heard.add(listener));
        return () => heard.delete(listener);
      },
    },
  };
}

/** A session over the double, as main.tsx makes it over the bridge. */
export function sessionOver(double: ReturnType<typeof recordingTransport>): Session {
  return createSession(createClient(double.transport));
}

/** Draws with everything that the app has above a screen. */
export function draw(element: ReactNode, session: Session, language: UiLanguage = 'en') {
  const around = (inner: ReactNode, spoken: UiLanguage) => (
    <SessionProvider value={session}>
      <QueryClientProvider client={session.queries}>
        <LanguageProvider language={spoken}>
          <MantineProvider>
            <ToastProvider>{inner}</ToastProvider>
          </MantineProvider>
        </LanguageProvider>
      </QueryClientProvider>
    </SessionProvider>
  );
  return render(around(element, language));
}
