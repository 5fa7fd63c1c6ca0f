import type { DraftLineView } from '@/bindings/DraftLineView';
import type { DraftView } from '@/bindings/DraftView';
import { AbandonDialog } from './abandon/AbandonDialog';
import { CustomerDialog } from './customer/CustomerDialog';
import type { DialogName } from './dialog-name';
import { DiscountDialog } from './discount/DiscountDialog';
import { LineDialog } from './edit-line/LineDialog';
import { HelpDialog } from './help/HelpDialog';
import type { Notice } from './notice/notice';
import { ParkDialog } from './park/ParkDialog';
import { RecallDialog } from './recall/RecallDialog';
import { SerialsDialog } from './serials/SerialsDialog';
import { nextWaiting } from './serials/waiting-line';

interface Props {
  readonly open: DialogName | null;
  readonly draft: DraftView | null;
  readonly line: DraftLineView | null;
  readonly customerName: string;
  readonly notice: Notice | null;
  readonly onNotice: (notice: Notice | null) => void;
  /** The line that lacks serial numbers next. */
  readonly onLine: (line: number) => void;
  readonly onClose: () => void;
}

export function CounterDialogs({ open, draft, line, customerName, notice, onNotice, onLine, onClose }: Props) {
  const ended = (kind: 'parked' | 'recalled' | 'abandoned') => (name: string) => {
    onNotice({ kind, name });
    onClose();
  };
  const whole =
    ({ line: done, name }: DraftLineView) =>
    (after: DraftView, code: string) => {
      onNotice({ kind: 'serial', name, code, left: 0 });
      const next = nextWaiting(after, done);
      if (next !== null) onLine(next);
      onClose();
    };
  switch (open) {
    case 'help':
      return <HelpDialog onClose={onClose} />;
    case 'customer':
      return <CustomerDialog isNamed={draft?.customer != null} onClose={onClose} />;
    case 'discount':
      return draft && <DiscountDialog draft={draft} line={line} onClose={onClose} />;
    case 'line':
      return line && <LineDialog key={line.line} line={line} onClose={onClose} />;
    case 'serials':
      return (
        line && (
          <SerialsDialog
            key={line.line}
            line={line}
            isHeldUp={notice?.kind === 'refused' && notice.error.code === 'sales.serials_missing'}
            onWhole={whole(line)}
            onClose={onClose}
          />
        )
      );
    case 'park':
      return <ParkDialog suggested={customerName} onParked={ended('parked')} onClose={onClose} />;
    case 'recall':
      return <RecallDialog draft={draft} onRecalled={ended('recalled')} onClose={onClose} />;
    case 'abandon':
      return draft && <AbandonDialog draft={draft} onAbandoned={() => ended('abandoned')('')} onClose={onClose} />;
    case null:
      return null;
  }
}
