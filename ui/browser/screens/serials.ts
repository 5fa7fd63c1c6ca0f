import { rpc } from '../kit/desk-server';
import { fakeAnswer } from '../kit/fake-answer';
import type { Gallery } from '../kit/gallery';
import { expect, type Desk } from '../kit/story';
import { SCANNED } from './stations';

/** A phone of the demonstration, whose pieces have numbers. */
const PHONE = '8806095050737';
const SKU = 'SMA-SAM-A16';
/** On a box that the demonstration does not have. */
const NUMBER = '351756051523999';
const OTHER_NUMBER = '351756051523981';

interface SoldPiece {
  readonly sale: string;
  readonly serial: string;
}

/** A product whose pieces have numbers: sold, looked up, corrected, received, contested. */
export async function showSerials(desk: Desk, gallery: Gallery): Promise<void> {
  await sell(desk, gallery);
  await desk.signIn('admin', '/serials');
  const { sale, serial } = await soldPiece(desk);
  await lookUp(desk, gallery, serial);
  await correct(desk, gallery, sale, serial);
  await receive(desk, gallery);
  await settle(desk, gallery);
}

async function sell(desk: Desk, gallery: Gallery): Promise<void> {
  const { page, say } = desk;
  await desk.signIn('seller', '/counter');
  await page.getByRole('option').first().waitFor();
  await desk.scan(SCANNED[0]!);
  await desk.scan(PHONE);
  const missing = page.getByRole('row').filter({ hasText: say('counter.serials.missing_one', { count: '1' }) });
  await gallery.show('02i-serial-missing', missing);
  await desk.press('F9');
  await gallery.show('02j-serials-asked', page.getByRole('dialog'));
  await desk.scan(SCANNED[1]!);
  await gallery.show('02k-serials-barcode', page.getByRole('dialog').getByText(SCANNED[1]!));
  await desk.write(NUMBER);
  await desk.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await gallery.show('02l-serial-read', page.getByRole('row').filter({ hasText: NUMBER }));
  await desk.scan(PHONE);
  await desk.scan(OTHER_NUMBER);
  await page.getByRole('row').filter({ hasText: OTHER_NUMBER }).waitFor();
  await desk.press('Control+s');
  await gallery.show('02m-serials-two', page.getByRole('dialog'));
  await desk.press('Escape', 'F9');
  await desk.sees(say('counter.sent.title'));
}

async function lookUp(desk: Desk, gallery: Gallery, serial: string): Promise<void> {
  const { page, say } = desk;
  await gallery.show('17a-serial-empty', say('serials.empty'));
  await desk.write('00000');
  await desk.press('Enter');
  await gallery.show('17b-serial-unknown', say('serials.unknownHow'));
  await desk.scan(serial);
  await gallery.show('17-serial', page.getByRole('article'));
}

async function correct(desk: Desk, gallery: Gallery, sale: string, serial: string): Promise<void> {
  const { page, say } = desk;
  await desk.open(`/sales/${sale}`);
  const pencil = page.getByRole('button', { name: say('salesList.serial.correctOf', { serial }) });
  await gallery.show('10d-sale-serials', pencil);
  await pencil.click();
  await gallery.show('10e-serial-correct', say('salesList.serial.right'));
  await desk.press('Escape');
}

async function receive(desk: Desk, gallery: Gallery): Promise<void> {
  const { page, say } = desk;
  const { products } = (await rpc(desk.url, 'query', 'catalog.search', { text: SKU })) as {
    readonly products: readonly { readonly product: string }[];
  };
  await desk.open(`/products/${products[0]!.product}`);
  const tracked = page.getByRole('switch', { name: say('products.field.serials') });
  await tracked.scrollIntoViewIfNeeded();
  await gallery.show('12d-product-serials', tracked);
  await desk.open('/stock/receive');
  await page.getByText(say('stock.document.empty')).waitFor();
  await desk.scan(PHONE);
  await page.locator(`textarea[data-serials]`).first().waitFor();
  await desk.scan('351756051523965');
  await desk.scan(SCANNED[0]!);
  await gallery.show('13d-stock-receive-serials', say('stock.receive.serials'));
}

/** What a manager sees of one number that two computers have sold. */
async function settle(desk: Desk, gallery: Gallery): Promise<void> {
  const { page, say } = desk;
  const named = (sale: string, number: string, customer_name: string) => ({
    ...{ fact: 'serial_named', at: Date.now(), by_name: 'Clarisse Ngo Bassa', register_name: 'Caisse 1' },
    ...{ sale, number, customer_name, product_name: 'Smartphone Samsung Galaxy A16', serial: NUMBER },
  });
  const offer = (sale: string, number: string) => ({
    ...{ remedy: 'correct_serial', sale, number, serial: NUMBER, needs_note: false },
  });
  const first = ['s1', 'AKW-C1-2026-000012'] as const;
  const second = ['s2', 'AKW-C2-2026-000009'] as const;
  await fakeAnswer(page, 'query', 'conflicts.read', (card) => ({
    ...card,
    ...{ rule: 'same_serial', subject: { kind: 'sale', id: second[0], name: second[1] }, sale: null, stock: null },
    ...{ authority: null, fields: [], moments: [], decision: null },
    facts: [named(...first, ''), named(...second, 'Ets Fotso & Fils')],
    offers: [offer(...second), offer(...first), { remedy: 'acknowledge', needs_note: true }],
  }));
  await desk.signIn('manager', '/conflicts');
  await gallery.show('15j-conflict-serial', say('conflicts.rule.same_serial.heading'));
  await page.unrouteAll({ behavior: 'wait' });
}

/** A piece of the demonstration that was sold. */
async function soldPiece({ url }: Desk): Promise<SoldPiece> {
  const { rows } = (await rpc(url, 'query', 'sales.list', {})) as {
    readonly rows: readonly { readonly sale: string }[];
  };
  for (const { sale } of rows) {
    const { lines, status } = (await rpc(url, 'query', 'sales.sale', { sale })) as {
      readonly lines: readonly { readonly serials: readonly string[] }[];
      readonly status: string;
    };
    const serial = lines.flatMap(({ serials }) => serials)[0];
    if (serial !== undefined && status !== 'cancelled') return { sale, serial };
  }
  throw new Error('the demonstration has sold no piece with a number');
}
