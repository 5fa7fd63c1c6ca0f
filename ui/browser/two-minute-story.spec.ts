import { expect, test, type Desk } from './kit/story';

/** A product of the demonstration, how it is asked for, and how many are sold. */
interface Wanted {
  readonly name: string;
  readonly sku: string;
  readonly by: { readonly search: string } | { readonly scan: string };
}

const wanted: readonly Wanted[] = [
  { name: 'Routeur TP-Link Archer C6', sku: 'RTR-TPL-C6', by: { search: 'archer c6' } },
  { name: 'Onduleur APC Back-UPS 650 VA', sku: 'OND-APC-650', by: { scan: '0731304286011' } },
  { name: 'Switch TP-Link LS1008G', sku: 'SWI-TPL-LS1008G', by: { search: 'ls1008g' } },
];
/** Three months of sales are made: seconds, and more of them while other tests work. */
const FOUNDING_MS_MAX = 60_000;
const FLOAT = 50_000;
const BY_PHONE = 20_000;
const REFERENCE = 'MP261120.1432.A77';

for (const language of ['fr', 'en'] as const) {
  test.describe(language, () => {
    test.use({ language, data: 'empty' });

    test('a newcomer sells three products and collects them, by keyboard alone', async ({ desk }) => {
      const { say } = desk;
      await desk.open();
      await desk.sees(say('firstRun.title'));
      await desk.press('1');
      await desk.sees(say('demonstration.title'), FOUNDING_MS_MAX);
      await desk.press('Enter');
      await desk.sees(say('counter.cart.empty'));

      const before = new Map<string, number>();
      for (const [index, product] of wanted.entries()) {
        before.set(product.sku, await add(desk, product));
        await expect.poll(() => desk.text()).toContain(counted(desk, 'counter.cart.lines', index + 1));
      }
      const prices = await pricesInCart(desk);
      expect(prices).toHaveLength(wanted.length);
      const total = await desk.amountUnder(say('counter.cart.total'));
      expect(total).toBe(prices.reduce((sum, price) => sum + price, 0));
      await desk.press('F9');
      await desk.sees(say('counter.sent.title'));
      const number = /[A-Z]+-C\d-\d{4}-\d{6}/.exec(await desk.text())?.[0] ?? 'none';

      await desk.press('F12');
      await desk.sees(say('demonstration.title'));
      await desk.press('2');
      await desk.sees(say('till.open.float'));
      await desk.clearField();
      await desk.write(String(FLOAT));
      await desk.press('F9');
      await desk.sees(say('till.queue.title'));
      await takeSale(desk, number);
      expect(await desk.amountUnder(say('till.pay.remaining'))).toBe(total);

      await desk.press('F3');
      await desk.write(String(BY_PHONE));
      await desk.press('Enter', ' ');
      await desk.press('Enter');
      await desk.write(REFERENCE);
      await desk.press('Enter');
      const rest = total - BY_PHONE;
      await expect.poll(() => desk.amountUnder(say('till.pay.remaining'))).toBe(rest);
      const cash = (Math.floor(rest / 10_000) + 1) * 10_000;
      await desk.write(String(cash));
      await expect.poll(() => desk.amountUnder(say('till.pay.change'))).toBe(cash - rest);
      await desk.press('F9');
      await desk.sees(say('till.paid.whole', { number: short(number) }));
      expect(await desk.amountUnder(say('till.pay.change'))).toBe(cash - rest);
      // The receipt shows the same amounts as the screen did.
      await expect.poll(() => desk.textOf(say('till.receipt.title'))).toContain(REFERENCE);
      const receipt = await desk.textOf(say('till.receipt.title'));
      for (const amount of [total, BY_PHONE, cash, cash - rest]) expect(receipt).toContain(grouped(amount));
      expect(receipt).toContain(number);
      expect(receipt).toContain(REFERENCE);

      await desk.press('F12');
      await desk.chooseInDemonstration('manager');
      await desk.page.getByRole('heading', { level: 1, name: say('nav.sales'), exact: true }).waitFor();
      await desk.press('Control+5');
      for (const { name, sku } of wanted) {
        expect(await available(desk, sku), name).toBe((before.get(sku) ?? 0) - 1);
      }
    });
  });
}

/** Into the cart; answers how many could be sold before. */
async function add(desk: Desk, { name, sku, by }: Wanted): Promise<number> {
  await desk.press('F2');
  if ('search' in by) {
    await desk.write(by.search);
    const first = desk.page.getByRole('option').first();
    await expect(first).toContainText(sku);
    const stock = await first.innerText();
    await desk.press('Enter');
    return firstNumber(stock.slice(stock.indexOf(sku) + sku.length));
  }
  await desk.scan(by.scan);
  await expect(desk.page.getByRole('row').last()).toContainText(name);
  await desk.press('F2');
  await desk.write(sku);
  const found = desk.page.getByRole('option').filter({ hasText: sku });
  await expect(found).toBeVisible();
  const stock = await found.innerText();
  return firstNumber(stock.slice(stock.indexOf(sku) + sku.length));
}

async function pricesInCart(desk: Desk): Promise<number[]> {
  const rows = await desk.page.getByRole('row').allInnerTexts();
  return rows.map((row) => Number(row.trim().split('\n').at(-1)?.replace(/\D/g, '')));
}

async function takeSale(desk: Desk, number: string): Promise<void> {
  await desk.press('F2');
  await desk.write(number.slice(-6));
  await desk.press('Enter');
  await desk.sees(desk.say('till.pay.remaining'));
}

async function available(desk: Desk, sku: string): Promise<number> {
  await expect(desk.page.getByRole('heading', { name: desk.say('stock.title') })).toBeVisible();
  await desk.press('F2');
  await desk.clearField();
  await desk.write(sku);
  const row = desk.page.getByRole('row').filter({ has: desk.page.getByText(sku, { exact: true }) });
  await expect(row).toHaveCount(1);
  const heads = await desk.page.getByRole('columnheader').allInnerTexts();
  const at = heads.findIndex((head) => head.includes(desk.say('stock.column.available')));
  return firstNumber(await row.getByRole('cell').nth(at).innerText());
}

function counted(desk: Desk, key: string, count: number): string {
  return desk.say(`${key}_${count === 1 ? 'one' : 'other'}`, { count: String(count) });
}

function firstNumber(text: string): number {
  return Number(/\d[\d\s\u00a0]*/.exec(text)?.[0].replace(/\D/g, '') ?? Number.NaN);
}

/** As the till calls a sale of its own store: AKW-C1-2026-001078 is C1-1078. */
function short(number: string): string {
  const [, register, , serial] = number.split('-');
  return `${register}-${Number(serial)}`;
}

function grouped(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ' ');
}
