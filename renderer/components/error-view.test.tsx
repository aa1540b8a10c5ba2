import { screen, within } from '@testing-library/react';
import '../test/setup';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../electron/api/errors';
import { languages, translator } from '../../electron/i18n';
import { draw, recordingTransport, sessionOver } from '../test/double';
import { ErrorView, errorKey } from './error-view';

describe.each(languages)('an error in %s', (language) => {
  it.each(errorCodes)('%s has three lines of words', (code) => {
    draw(<ErrorView error={{ code, data: {} }} />, sessionOver(recordingTransport()), language);
    const alert = screen.getByRole('alert');
    const heads = within(alert).getAllByRole('term');
    const lines = within(alert).getAllByRole('definition');
    const t = translator(language);
    expect(heads.map((head) => head.textContent)).toEqual([
      t('common.what.happened'),
      t('common.what.kept'),
      t('common.what.todo'),
    ]);
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      expect(line.textContent?.length).toBeGreaterThan(8);
      expect(line.textContent).not.toMatch(/errors\.|\{\{/);
    }
    expect(lines[0]?.textContent).toBe(t(errorKey(code, 'happened')));
  });
});
