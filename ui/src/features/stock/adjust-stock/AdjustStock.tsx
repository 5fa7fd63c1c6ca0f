import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AdjustmentReason } from '@/bindings/AdjustmentReason';
import { formatQuantity } from '@/design/format/quantity';
import { useExecute } from '@/platform';
import { DocumentPage } from '../document/DocumentPage';
import { NoteField } from '../document/NoteField';
import { SideTotal } from '../document/SideTotal';
import { useStockDocument } from '../document/use-stock-document';
import { adjustmentLines, effectOf, reasons } from './adjustment';

interface Head {
  readonly reason: AdjustmentReason;
  readonly note: string;
}

const blank: Head = { reason: 'breakage', note: '' };

/** A level corrected by a difference, with a reason. */
export function AdjustStock() {
  const { t } = useTranslation();
  const document = useStockDocument({ act: 'adjust', permission: 'stock.adjust', blank });
  const { store, head, setHead, lines, saved } = document;
  const adjust = useExecute('stock.adjust');
  const complete = adjustmentLines(head.reason, lines);

  function save() {
    if (store === null || !complete || adjust.isPending) return;
    adjust.mutate({ store, ...head, lines: complete }, { onSuccess: () => saved(complete.length) });
  }

  return (
    <DocumentPage
      document={document}
      title={t('stock.adjust.title')}
      quantityTitle={t('stock.adjust.quantity')}
      columns={[
        {
          title: t('stock.adjust.effect'),
          width: 140,
          cell: (line) => <b className="num">{signed(effectOf(head.reason, line.quantity))}</b>,
        },
      ]}
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
          <NoteField value={head.note} onChange={(note) => setHead({ note })} />
        </>
      }
      error={adjust.error}
      saveLabel={t('stock.adjust.save')}
      canSave={complete !== null}
      onSave={save}
    />
  );
}

function signed(quantity: number | null): string {
  return quantity === null ? '' : `${quantity > 0 ? '+' : ''}${formatQuantity(quantity)}`;
}
