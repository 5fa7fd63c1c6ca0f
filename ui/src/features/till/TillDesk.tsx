import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { OpenShiftView } from '@/bindings/OpenShiftView';
import type { Place } from '@/bindings/Place';
import { formatTime } from '@/design/format/dates';
import { useKeys } from '@/design/keys/use-keys';
import { Station } from '@/design/station/Station';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { MoveCashDialog } from './move-cash/MoveCashDialog';
import { QueuePanel } from './queue/QueuePanel';
import { useChosenSale } from './queue/use-chosen-sale';
import { useSlip } from './queue/use-slip';
import { useTillQueue } from './queue/use-till-queue';
import { ReceiptPanel } from './receipt/ReceiptPanel';
import { usePrinting } from './receipt/use-printing';
import { PartPaymentDialog } from './record-payment/PartPaymentDialog';
import { mayLeave, usePayment, type Paid } from './record-payment/use-payment';
import { TicketsDialog } from './reprint/TicketsDialog';
import classes from './TillDesk.module.css';
import { TillMiddle } from './TillMiddle';
import { tillKeys, type TillDialog } from './till-keys';
import { useFirstFocus } from './use-first-focus';

interface Props {
  readonly place: Place;
  readonly shift: OpenShiftView;
}

/** A count and a recount. */
const COUNTS_MAX = 2;

/** The till during a shift: who waits, who pays, what leaves on paper. */
export function TillDesk({ place, shift }: Props) {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  const navigate = useNavigate();
  const [paid, setPaid] = useState<Paid | null>(null);
  const [dialog, setDialog] = useState<TillDialog | null>(null);
  const [note, setNote] = useState('');
  const grid = useRef<HTMLDivElement>(null);
  const queue = useTillQueue();
  const sale = queue.current;
  const { printing, print, forget } = usePrinting();
  const leavePaid = () => {
    setPaid(null);
    setNote('');
    forget();
  };
  const choose = (id: string | undefined) => {
    leavePaid();
    queue.select(id);
  };
  const slip = useSlip(queue.askAgain, choose);
  const payment = usePayment(sale, (done) => {
    queue.letGo();
    setDialog(null);
    setNote('');
    slip.forget();
    setPaid(done);
    print({ sale: done.sale.sale, duplicate: false, openDrawer: done.tenders.some(({ method }) => method === 'cash') });
  });

  useFirstFocus(grid, dialog === null && queue.search === null);
  const { select, step, scan, search } = useChosenSale({ queue, slip, choose });
  const takeNext = () => {
    if (paid && !mayLeave(paid)) return;
    leavePaid();
    slip.forget();
    queue.takeFirst();
  };
  const move = (by: 1 | -1) => {
    if (paid) takeNext();
    else step(by);
  };
  useKeys({ ArrowUp: () => move(-1), ArrowDown: () => move(1) });
  const keys = tillKeys({
    t,
    sale,
    isCountedOut: shift.counts >= COUNTS_MAX,
    paid,
    payment,
    queue,
    setDialog,
    takeNext,
    onClose: () => void navigate('/till/close'),
  });
  const countedOut = shift.counts >= COUNTS_MAX ? t('till.countedOut') : '';
  const said = slip.note?.text ?? (note === '' ? countedOut : note);
  const reprint = () => {
    if (paid) print({ sale: paid.sale.sale, duplicate: false, openDrawer: false });
  };

  return (
    <Station
      title={shift.register_name}
      subtitle={t('till.subtitle', { time: formatTime(shift.opened_at, zone), count: shift.payments })}
      {...keys}
    >
      <div ref={grid} className={classes['grid']}>
        <QueuePanel queue={{ ...queue, select, setSearch: search }} onChoose={() => queue.setSearch(null)} />
        <TillMiddle
          {...{ place, queue, payment, paid, printing, move, takeNext, reprint }}
          note={scan === null ? said : t('till.queue.notFound', { number: scan })}
          isBad={scan !== null || (slip.note?.isBad ?? (note === '' && countedOut !== ''))}
        />
        <div className={classes['receipt']}>
          <ReceiptPanel sale={paid?.sale.sale ?? sale?.sale ?? null} printing={printing} />
        </div>
      </div>
      {dialog === 'part' && sale && payment.settlement.kind === 'short' && (
        <PartPaymentDialog
          sale={sale}
          due={payment.due}
          missing={payment.settlement.missing}
          onRecord={payment.recordPart}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'move' && <MoveCashDialog shift={shift.shift} onMoved={setNote} onClose={() => setDialog(null)} />}
      {dialog === 'tickets' && <TicketsDialog current={sale} onClose={() => setDialog(null)} />}
    </Station>
  );
}
