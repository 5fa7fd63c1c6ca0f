import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaleRow } from '@/bindings/SaleRow';
import { useKeys } from '@/design/keys/use-keys';
import { ListBox } from '@/design/list-box/ListBox';
import { useListBox } from '@/design/list-box/use-list-box';
import { DialogActs } from '@/design/station/DialogActs';
import { StationDialog } from '@/design/station/StationDialog';
import { EmptyState } from '@/design/states/EmptyState';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { usePages } from '@/platform';
import { ReceiptPaper } from '../receipt/ReceiptPaper';
import { usePrinting } from '../receipt/use-printing';
import { PrintedNote } from './PrintedNote';
import { SaveInvoiceButton } from './SaveInvoiceButton';
import { TicketRow } from './TicketRow';
import classes from './TicketsDialog.module.css';

interface Props {
  /** The sale that is being paid: its ticket can be read here where the screen has no room for it. */
  readonly current: SaleRow | null;
  readonly onClose: () => void;
}

/** F7: the ticket on screen, and duplicates of those that were paid, the last one first. */
export function TicketsDialog({ current, onClose }: Props) {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const [active, setActive] = useState(0);
  const paid = usePages('sales.list', { status: 'paid', number }, { cursor: 'before' });
  const { printing, print, error, forget } = usePrinting();
  const rows = current && number === '' ? [...paid.rows, current] : paid.rows;
  const chosen = rows[Math.min(active, rows.length - 1)] ?? null;
  const mayPrint = chosen?.status === 'paid';

  const go = (index: number) => {
    setActive(index);
    forget();
  };
  const act = () => {
    if (chosen && mayPrint) print({ sale: chosen.sale, duplicate: true, openDrawer: false });
  };
  const press = useKeys({ F9: act }, 'dialog');
  const list = useListBox({ count: rows.length, active, onActive: go, onChoose: go });
  return (
    <StationDialog title={t('till.tickets.title')} size={920} onClose={onClose}>
      <div className={classes['columns']}>
        <div className={classes['choice']}>
          <TextInput
            {...list.fieldProps}
            label={t('till.tickets.number')}
            leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
            value={number}
            onChange={(event) => {
              setNumber(event.currentTarget.value);
              go(0);
            }}
            data-autofocus
          />
          <div className={classes['list']}>
            {rows.length === 0 && !paid.isPending ? (
              <EmptyState sentence={t('till.tickets.nothing')} />
            ) : (
              <ListBox
                label={t('till.tickets.title')}
                items={rows}
                keyOf={({ sale }) => sale}
                rowHeight={62}
                row={(sale) => <TicketRow sale={sale} />}
                list={list}
              />
            )}
          </div>
        </div>
        <div className={classes['paper']}>{chosen && <ReceiptPaper sale={chosen.sale} />}</div>
      </div>
      {paid.error && <ErrorStrip error={paid.error} />}
      {error && <ErrorStrip error={error} />}
      <DialogActs
        main={{
          key: 'F9',
          label: t('till.tickets.act'),
          onPress: () => press('F9'),
          disabledBecause: mayPrint ? undefined : t('till.tickets.notPaid'),
        }}
        cancel={t('till.close')}
        onCancel={onClose}
      >
        {chosen && mayPrint && <SaveInvoiceButton key={chosen.sale} sale={chosen.sale} />}
        <PrintedNote printing={printing} />
      </DialogActs>
    </StationDialog>
  );
}
