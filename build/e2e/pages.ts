import type { Locator, Page } from 'playwright-core';
import { type Language, translator } from '../../electron/i18n';
import type { Tab } from '../../renderer/screens/case/tabs';

/** The screens as a person finds them: by the words they read. */
export class Pages {
  readonly t;

  constructor(
    readonly page: Page,
    language: Language = 'en',
  ) {
    this.t = translator(language);
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: false });
  }

  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true }).and(this.page.locator('input, textarea, select'));
  }

  /** The first screen of a new computer: makes a vault and waits for the list of cases. */
  async createVault(name: string, passphrase: string): Promise<void> {
    const { t } = this;
    await this.field(t('create.name')).fill(name);
    await this.field(t('create.passphrase')).fill(passphrase);
    await this.field(t('create.repeat')).fill(passphrase);
    await this.button(t('create.create')).click();
    await this.page.getByRole('heading', { name: t('cases.title'), exact: true }).waitFor({ timeout: 60_000 });
  }

  /** The screen of a closed vault. */
  async unlock(passphrase: string): Promise<void> {
    const { t } = this;
    await this.field(t('unlock.passphrase')).fill(passphrase);
    await this.page.keyboard.press('Enter');
  }

  /** From the list of cases, by keyboard alone. */
  async newCase(title: string, defendants: readonly string[] = []): Promise<void> {
    const { t } = this;
    await this.page.keyboard.press('Control+KeyN');
    await this.field(t('cases.newTitle')).fill(title);
    if (defendants.length > 0) await this.field(t('cases.newDefendants')).fill(defendants.join(', '));
    await this.page.keyboard.press('Control+Enter');
    await this.page.getByRole('heading', { name: title }).waitFor();
  }

  /** A tab of the case, or its print screen, by its place in the address. */
  async go(tab: Tab | 'print'): Promise<void> {
    await this.page.evaluate((to) => {
      location.hash = location.hash.replace(/^(#\/case\/[^/]+)\/.*$/, `$1/${to}`);
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    }, tab);
    const there = tab === 'print' ? '.print-main' : `.tabs a[aria-current][href$="/${tab}"]`;
    await this.page.locator(there).waitFor();
  }

  /** Waits until the page says that everything is on the disk. */
  async saved(): Promise<void> {
    await this.page.locator('[data-save="saved"]').waitFor();
  }

  /** Pages drawn by the viewer beside the list, or on the print screen. */
  drawnPages(): Locator {
    return this.page.frameLocator('iframe[sandbox]').locator('canvas');
  }
}
