import { test as base, expect, type Page } from '@playwright/test';
import { copyOfDemonstration, emptyFolder } from './data-folder';
import { rpc, startDeskServer, type DeskServer } from './desk-server';
import { people, type PersonName } from './people';
import { wordsIn, type Language } from './words';

/** Slower than any scanner, as the scanner's own rule sees it (src/design/scanner/burst.ts). */
const HAND_MS = 65;
const SCANNER_MS = 4;

interface Options {
  /** What is in the data folder at the start. */
  readonly data: 'empty' | 'demonstration';
  readonly language: Language;
}

interface Fixtures {
  readonly server: DeskServer;
  readonly desk: Desk;
}

/** A test with a desk of its own. */
export const test = base.extend<Options & Fixtures>({
  data: ['demonstration', { option: true }],
  language: ['fr', { option: true }],
  server: async ({ data }, use) => {
    const folder = await (data === 'demonstration' ? copyOfDemonstration() : emptyFolder());
    const server = await startDeskServer(folder.path);
    await use(server);
    await server.stop();
    await folder.remove();
  },
  desk: async ({ page, server, language }, use) => {
    await page.addInitScript((spoken) => {
      // Only at the first page: a test may change the language. An empty page has no storage.
      if (location.protocol === 'about:') return;
      if (localStorage.getItem('comptoir.language') === null) localStorage.setItem('comptoir.language', spoken);
    }, language);
    const complaints = listenForComplaints(page);
    await use(new Desk(page, server.url, wordsIn(language)));
    expect(complaints, 'the console stays silent').toEqual([]);
  },
});

export { expect };

/** Somebody before the screen, with a keyboard and a scanner. */
export class Desk {
  constructor(
    readonly page: Page,
    readonly url: string,
    readonly say: ReturnType<typeof wordsIn>,
  ) {}

  async open(path = ''): Promise<void> {
    await this.page.goto(`${this.url}/#${path}`);
  }

  /** Another screen of whoever is at work; `title` is its heading. */
  async goTo(path: string, title: string): Promise<void> {
    await this.open(path);
    await expect(this.page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible();
  }

  /** As somebody who signed in before the page was opened. */
  async signIn(who: PersonName, path = ''): Promise<void> {
    const { login, password } = people[who];
    await rpc(this.url, 'shell', 'session.sign_in', { means: 'password', login, password });
    // Another address first: a hash alone would not load the page anew.
    await this.page.goto('about:blank');
    await this.open(path);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** At a person's pace, wherever the focus is. */
  async write(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: HAND_MS });
  }

  /**
   * Digits at a scanner's pace, with its terminator. The strokes say themselves when they were made, as those of a real
   * scanner do: a busy computer passes them on late. `typed` is what the keyboard's layout makes of a digit.
   */
  async scan(digits: string, typed: (digit: string) => string = (digit) => digit): Promise<void> {
    const keyboard = await this.page.context().newCDPSession(this.page);
    const begin = Date.now();
    const strokes = [...digits].map((digit) => ({ key: typed(digit), code: `Digit${digit}`, text: typed(digit) }));
    const terminator = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 };
    for (const [index, stroke] of [...strokes, terminator].entries()) {
      const timestamp = (begin + index * SCANNER_MS) / 1000;
      await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...stroke, timestamp });
      await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key: stroke.key, code: stroke.code, timestamp });
    }
    await keyboard.detach();
  }

  async sees(text: string | RegExp, timeout = 15_000): Promise<void> {
    await expect(this.page.getByText(text).filter({ visible: true }).first()).toBeVisible({ timeout });
  }

  /** Whatever the field with the focus holds is typed over. */
  async clearField(): Promise<void> {
    await this.press('Control+a', 'Delete');
  }

  /** The amount that stands under a label, as on the slab. */
  async amountUnder(label: string): Promise<number> {
    const lines = (await this.text()).split('\n').map((line) => line.trim());
    const after = lines.slice(lines.lastIndexOf(label) + 1);
    const amount = after.find((line) => /^\d[\d ]*( FCFA)?$/.test(line));
    return Number(amount?.replace(/\D/g, ''));
  }

  /** The text of a region of the page, with ordinary spaces. */
  async textOf(region: string): Promise<string> {
    const text = await this.page.getByRole('region', { name: region }).innerText();
    return text.replace(/[\u00a0\u202f]/g, ' ');
  }

  /** The demonstration's first screen gives each person a key. */
  async chooseInDemonstration(who: PersonName): Promise<void> {
    // The state bar says the name too, once that person is at work.
    const person = this.page.getByRole('listitem').filter({ hasText: people[who].name, has: this.page.locator('kbd') });
    await this.press(await person.locator('kbd').innerText());
    await expect(person).toBeHidden();
  }

  /** All text of the page, with ordinary spaces. */
  async text(): Promise<string> {
    const text = await this.page.locator('body').innerText();
    return text.replace(/[\u00a0\u202f]/g, ' ');
  }
}

function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    // A refusal is an answer: its status is told to the console by the browser itself.
    if (message.text().includes('422 (Unprocessable')) return;
    complaints.push(message.text());
  });
  return complaints;
}
