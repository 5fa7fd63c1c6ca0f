import { useState } from 'react';
import type { Approval } from '@/bindings/Approval';
import type { Discount } from '@/bindings/Discount';
import { useSound } from '@/design/sound/use-sound';
import type { ErrorFacts } from '@/i18n';
import { toPlatformError } from '@/platform';
import { useDraftEdit } from '../draft/use-draft-edit';

/** A discount above the actor's cap is not refused for good: a manager may grant it. */
interface Asked {
  readonly line: number | null;
  readonly discount: Discount | null;
}

export function useDiscount(onDone: () => void) {
  const onLine = useDraftEdit('sales.discount_line');
  const onSale = useDraftEdit('sales.discount_sale');
  const play = useSound();
  const [refusal, setRefusal] = useState<ErrorFacts | null>(null);
  const [isSending, setIsSending] = useState(false);
  /** What waits for a manager's consent, and why. */
  const [waiting, setWaiting] = useState<{ readonly asked: Asked; readonly because: ErrorFacts } | null>(null);

  async function send(asked: Asked, approval?: Approval) {
    const body = { ...(asked.discount ? { discount: asked.discount } : {}), ...(approval ? { approval } : {}) };
    setIsSending(true);
    setRefusal(null);
    try {
      await (asked.line === null ? onSale(body) : onLine({ ...body, line: asked.line }));
      onDone();
    } catch (thrown) {
      const error = toPlatformError(thrown);
      play('refused');
      if (error.code === 'sales.discount_above_cap' && !approval) setWaiting({ asked, because: error });
      else setRefusal(error);
    } finally {
      setIsSending(false);
    }
  }

  return {
    refusal,
    isSending,
    waiting,
    give: (line: number | null, discount: Discount | null) => void send({ line, discount }),
    approve: (approval: Approval) => {
      if (waiting) void send(waiting.asked, approval);
    },
    goBack: () => {
      setWaiting(null);
      setRefusal(null);
    },
  };
}
