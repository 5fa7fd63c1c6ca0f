import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FoundProduct } from '@/bindings/FoundProduct';
import { MoneyText } from '@/design/money/MoneyText';
import { AmountInput } from '@/design/money/AmountInput';
import { useCurrency, useExecute, usePlatform } from '@/platform';
import { chosen, scanned, withLine, withoutLine } from '../document/document-lines';
import { DocumentPage } from '../document/DocumentPage';
import { focusQuantity, LineTable } from '../document/LineTable';
import { SideTotal } from '../document/SideTotal';
import { useLineScan } from '../document/use-line-scan';
import { useWayBack } from '../document/use-way-back';
import { useWorkingDocument } from '../document/use-working-document';
import { StoreSelect } from '../store/StoreSelect';
import { useStockStore } from '../store/use-stock-store';
import { lineTotal, receiptLines, receiptTotal } from './receipt';

const blank = { supplier: '', reference: '' };

/** Goods that came from a supplier. */
export function ReceiveGoods() {
  const { t } = useTranslation();
  const currency = useCurrency();
  const { store, stores, choose } = useStockStore('stock.receive');
  const { head, lines, setHead, setLines, clear } = useWorkingDocument('receive', store, blank);
  const askCost = useAskCost((product, cost) => setLines((all) => withLine(all, product, { unit_cost: cost })));
  const notice = useLineScan((product) => {
    askCost(product, lines);
    setLines((all) => scanned(all, product));
  });
  const receive = useExecute('stock.receive');
  const back = useWayBack('receive', store, clear);
  const complete = receiptLines(lines);
  const total = receiptTotal(lines);

  function save() {
    if (store === null || !complete || receive.isPending) return;
    receive.mutate({ store, ...head, lines: complete }, { onSuccess: () => back.saved(complete.length) });
  }

  return (
    <DocumentPage
      title={t('stock.receive.title')}
      storeSelect={<StoreSelect stores={stores} value={store} onChange={choose} />}
      notice={notice}
      onChoose={(product) => {
        askCost(product, lines);
        setLines((all) => chosen(all, product));
        focusQuantity(product.product);
      }}
      isEmpty={lines.length === 0}
      lines={
        <LineTable
          lines={lines}
          quantityTitle={t('stock.receive.quantity')}
          notice={notice}
          onQuantity={(product, quantity) => setLines((all) => withLine(all, product, { quantity }))}
          onRemove={(product) => setLines((all) => withoutLine(all, product))}
          columns={[
            {
              title: t('stock.receive.unitCost'),
              width: 150,
              cell: (line) => (
                <AmountInput
                  aria-label={t('stock.receive.unitCostOf', { name: line.name })}
                  currency={currency}
                  value={line.unit_cost}
                  onChange={(cost) => setLines((all) => withLine(all, line.product, { unit_cost: cost }))}
                />
              ),
            },
            {
              title: t('stock.receive.lineTotal'),
              width: 120,
              cell: (line) => <b>{<MoneyText amount={lineTotal(line) ?? 0} currency={currency} />}</b>,
            },
          ]}
        />
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
      onClear={clear}
      onLeave={back.leave}
    />
  );
}

/** The last cost is the most likely one: it is there to be confirmed or typed over. */
function useAskCost(onCost: (product: string, cost: number) => void) {
  const platform = usePlatform();
  return (found: FoundProduct, lines: readonly { product: string }[]) => {
    if (lines.some(({ product }) => product === found.product)) return;
    platform.query('catalog.product', { product: found.product }).then(
      ({ cost }) => {
        if (cost !== null) onCost(found.product, cost);
      },
      // Without it the cost is typed: nothing is lost.
      () => undefined,
    );
  };
}
