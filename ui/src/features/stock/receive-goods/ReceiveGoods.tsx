import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AmountInput } from '@/design/money/AmountInput';
import { MoneyText } from '@/design/money/MoneyText';
import { useCurrency, useExecute, usePlatform } from '@/platform';
import type { LinePart } from '../document/document-lines';
import { DocumentPage } from '../document/DocumentPage';
import { SideTotal } from '../document/SideTotal';
import { useStockDocument } from '../document/use-stock-document';
import { lineTotal, receiptLines, receiptTotal } from './receipt';
import { SerialsArea } from './SerialsArea';

const blank = { supplier: '', reference: '' };

/** Goods that came from a supplier. */
export function ReceiveGoods() {
  const { t } = useTranslation();
  const currency = useCurrency();
  const ask = useProductFacts();
  const document = useStockDocument({
    act: 'receive',
    permission: 'stock.receive',
    blank,
    // The last cost is the most likely one: it is there to be confirmed or typed over.
    onNew: ({ product }, edit) => ask(product, edit),
  });
  const { store, head, setHead, lines, edit, saved } = document;
  const receive = useExecute('stock.receive');
  const complete = receiptLines(lines);
  const total = receiptTotal(lines);

  function save() {
    if (store === null || !complete || receive.isPending) return;
    receive.mutate({ store, ...head, lines: complete }, { onSuccess: () => saved(complete.length) });
  }

  return (
    <DocumentPage
      document={document}
      title={t('stock.receive.title')}
      quantityTitle={t('stock.receive.quantity')}
      columns={[
        {
          title: t('stock.receive.unitCost'),
          width: 180,
          cell: (line) => (
            <AmountInput
              aria-label={t('stock.receive.unitCostOf', { name: line.name })}
              currency={currency}
              value={line.unit_cost}
              onChange={(cost) => edit(line.product, { unit_cost: cost })}
            />
          ),
        },
        {
          title: t('stock.receive.lineTotal'),
          width: 120,
          cell: (line) => <b>{<MoneyText amount={lineTotal(line) ?? 0} currency={currency} />}</b>,
        },
      ]}
      under={(line) =>
        line.serial_tracked === true && (
          <SerialsArea line={line} onChange={(serials) => edit(line.product, { serials })} />
        )
      }
      side={
        <>
          <SideTotal label={t('stock.receive.total')} lines={lines.length} amount={total} />
          <TextInput
            label={t('stock.receive.supplier')}
            maxLength={200}
            value={head.supplier}
            onChange={(event) => setHead({ supplier: event.currentTarget.value })}
          />
          <TextInput
            label={t('stock.receive.reference')}
            description={t('stock.receive.referenceHow')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            maxLength={200}
            value={head.reference}
            onChange={(event) => setHead({ reference: event.currentTarget.value })}
          />
        </>
      }
      error={receive.error}
      saveLabel={t('stock.receive.save')}
      canSave={complete !== null}
      onSave={save}
    />
  );
}

/** What the line of a new product begins with: its last cost, and whether its pieces have numbers. */
function useProductFacts() {
  const platform = usePlatform();
  return (product: string, edit: (part: LinePart) => void) => {
    platform.query('catalog.product', { product }).then(
      ({ cost, serial_tracked: isTracked }) =>
        edit({ ...(cost !== null && { unit_cost: cost }), ...(isTracked && { serial_tracked: true }) }),
      // Without it the cost is typed: nothing is lost.
      () => undefined,
    );
  };
}
