import { useState } from 'react';
import type { Approval } from '@/bindings/Approval';
import type { DraftLineView } from '@/bindings/DraftLineView';
import { useSound } from '@/design/sound/use-sound';
import type { ErrorFacts } from '@/i18n';
import { toPlatformError } from '@/platform';
import { useDraftEdit } from '../draft/use-draft-edit';

/** How many, and at which price. Another price than the listed one is a manager's matter. */
export function useEditLine(line: DraftLineView, onDone: () => void) {
  const setQuantity = useDraftEdit('sales.set_line_quantity');
  const override = useDraftEdit('sales.override_price');
  const play = useSound();
  const [refusal, setRefusal] = useState<ErrorFacts | null>(null);
  const [isSending, setIsSending] = useState(false);
  const [waiting, setWaiting] = useState<{ readonly price: number; readonly because: ErrorFacts } | null>(null);

  async function send(quantity: number, price: number, approval?: Approval) {
    setIsSending(true);
    setRefusal(null);
    try {
      if (quantity !== line.quantity) await setQuantity({ line: line.line, quantity });
      if (price !== line.unit_price) {
        // The listed price is no override: it goes back without anybody's consent.
        const unitPrice = price === line.list_price ? {} : { unit_price: price };
        await override({ line: line.line, ...unitPrice, ...(approval ? { approval } : {}) });
      }
      onDone();
    } catch (thrown) {
      const error = toPlatformError(thrown);
      play('refused');
      if (error.code === 'sales.price_needs_manager' && !approval) setWaiting({ price, because: error });
      else setRefusal(error);
    } finally {
      setIsSending(false);
    }
  }

  return {
    refusal,
    isSending,
    waiting,
    send: (quantity: number, price: number) => void send(quantity, price),
    approve: (approval: Approval) => {
      // The quantity was kept before the price was refused.
      if (waiting) void send(line.quantity, waiting.price, approval);
    },
    goBack: () => {
      setWaiting(null);
      setRefusal(null);
    },
  };
}
