import { Select, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AdjustmentReason } from '@/bindings/AdjustmentReason';
import { formatQuantity } from '@/design/format/quantity';
import { useExecute } from '@/platform';
import { chosen, scanned, withLine, withoutLine } from '../document/document-lines';
import { DocumentPage } from '../document/DocumentPage';
import { focusQuantity, LineTable } from '../document/LineTable';
import { SideTotal } from '../document/SideTotal';
import { useLineScan } from '../document/use-line-scan';
import { useWayBack } from '../document/use-way-back';
import { useWorkingDocument } from '../document/use-working-document';
import { StoreSelect } from '../store/StoreSelect';
import { useStockStore } from '../store/use-stock-store';
import { adjustmentLines, effectOf, reasons } from './adjustment';

interface Head {
  readonly reason: AdjustmentReason;
  readonly note: string;
}

const blank: Head = { reason: 'breakage', note: '' };

/** A level corrected by a difference, with a reason. */
export function AdjustStock() {
  const { t } = useTranslation();
  const { store, stores, choose } = useStockStore('stock.adjust');
  const { head, lines, setHead, setLines, clear } = useWorkingDocument('adjust', store, blank);
  const notice = useLineScan((product) => setLines((all) => scanned(all, product)));
  const adjust = useExecute('stock.adjust');
  const back = useWayBack('adjust', store, clear);
  const complete = adjustmentLines(head.reason, lines);

  function save() {
    if (store === null || !complete || adjust.isPending) return;
    adjust.mutate({ store, ...head, lines: complete }, { onSuccess: () => back.saved(complete.length) });
  }

  return (
    <DocumentPage
      title={t('stock.adjust.title')}
      storeSelect={<StoreSelect stores={stores} value={store} onChange={choose} />}
      notice={notice}
      onChoose={(product) => {
        setLines((all) => chosen(all, product));
        focusQuantity(product.product);
      }}
      isEmpty={lines.length === 0}
      lines={
        <LineTable
          lines={lines}
          quantityTitle={t('stock.adjust.quantity')}
          notice={notice}
          onQuantity={(product, quantity) => setLines((all) => withLine(all, product, { quantity }))}
          onRemove={(product) => setLines((all) => withoutLine(all, product))}
          columns={[
            {
              title: t('stock.adjust.effect'),
              width: 140,
              cell: (line) => <b className="num">{signed(effectOf(head.reason, line.quantity))}</b>,
            },
          ]}
        />
      }
      side={
        <>
          <SideTotal label={t('stock.adjust.document')} lines={lines.length} />
          <Select
            label={t('stock.adjust.reason')}
            data={reasons.map((reason) => ({ value: reason, label: t(`stock.reason.${reason}`) }))}
            value={head.reason}
            onChange={(reason) => reason !== null && setHead({ reason })}
            description={t(head.reason === 'correction' ? 'stock.adjust.eitherHow' : 'stock.adjust.signHow')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
          <Textarea
            label={t('stock.note')}
            rows={3}
            maxLength={200}
            value={head.note}
            onChange={(event) => setHead({ note: event.currentTarget.value })}
          />
        </>
      }
      error={adjust.error}
      saveLabel={t('stock.adjust.save')}
      canSave={complete !== null}
      onSave={save}
      onClear={clear}
      onLeave={back.leave}
    />
  );
}

function signed(quantity: number | null): string {
  return quantity === null ? '' : `${quantity > 0 ? '+' : ''}${formatQuantity(quantity)}`;
}
