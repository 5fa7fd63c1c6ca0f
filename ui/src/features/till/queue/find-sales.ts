import type { QueuedSale } from '@/bindings/QueuedSale';

/** F2: every word must be in the number, the customer, the seller or the amount. */
export function findSales(rows: readonly QueuedSale[], text: string): readonly QueuedSale[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const said = plain(`${row.number} ${row.customer_name} ${row.seller_name} ${row.total}`);
    return words.every((word) => said.includes(word));
  });
}

/** The sale of a scanned ticket: `COMPTOIR:<number>:<total>:<id>`, in capitals. */
export function saleOfTicket(scanned: string): { readonly number: string; readonly sale: string } | null {
  const [mark, number = '', , sale = ''] = scanned.trim().split(':');
  return mark?.toUpperCase() === 'COMPTOIR' && sale !== '' ? { number, sale: sale.toLowerCase() } : null;
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
