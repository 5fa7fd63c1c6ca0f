import { AxeBuilder } from '@axe-core/playwright';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { findFlaws } from './look';
import { expect } from './story';
import type { Language } from './words';

export const screensFolder = fileURLToPath(new URL('../../../tests/artefacts/screens/', import.meta.url));

/** Longer than anybody waits, even with other tests at work. */
const PAINTED_MS_MAX = 15_000;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Keeps a picture of each screen and looks for what is wrong with it. It goes on after a flaw: all are told at once. */
export class Gallery {
  readonly #folder: string;

  constructor(
    private readonly page: Page,
    private readonly language: Language,
    folder: string,
    /** Axe is slow, and sees the same in every language: once in each scheme is enough. */
    private readonly looksForBarriers = true,
  ) {
    this.#folder = `${screensFolder}${folder}/`;
  }

  /** `ready` is what says that the screen is there. */
  async show(name: string, ready: Locator | string): Promise<void> {
    const { page } = this;
    const there = typeof ready === 'string' ? page.getByText(ready).filter({ visible: true }).first() : ready;
    await expect.soft(there, `${name} is painted`).toBeVisible({ timeout: PAINTED_MS_MAX });
    await expect
      .soft(page.locator('.mantine-Skeleton-root'), `${name} is loaded`)
      .toHaveCount(0, { timeout: PAINTED_MS_MAX });
    await page.evaluate(async () => {
      await document.fonts.ready;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });
    await mkdir(this.#folder, { recursive: true });
    await page.screenshot({ path: `${this.#folder}${name}.png`, animations: 'disabled' });
    expect.soft(await findFlaws(page, this.language), `flaws of ${name}`).toEqual([]);
    if (this.looksForBarriers) expect.soft(await this.#barriers(), `barriers of ${name}`).toEqual([]);
  }

  async #barriers(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page: this.page }).setLegacyMode().withTags(RULES).analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }
}
