import { useState } from 'react';
import type { QueuedSale } from '@/bindings/QueuedSale';
import { useScanner } from '@/design/scanner/use-scanner';
import { useSound } from '@/design/sound/use-sound';
import { saleOfTicket } from './find-sales';
import { slipIn } from './slip-text';

/** Scanning the code of a ticket selects its sale; a slip is presented. Gives the number, or the code, that is not in the queue. */
export function useTicketScan(
  rows: readonly QueuedSale[] | undefined,
  onFound: (sale: string) => void,
  onSlip: (slip: string) => void,
  /** When another one is chosen, what was not found is forgotten. */
  chosen: string | null,
): string | null {
  const play = useSound();
  const [missing, setMissing] = useState<{ readonly text: string; readonly while: string | null } | null>(null);
  useScanner((text) => {
    const slip = slipIn(text);
    if (slip !== null) {
      setMissing(null);
      onSlip(slip);
      return;
    }
    const ticket = saleOfTicket(text);
    const isThere = ticket !== null && rows?.some(({ sale }) => sale === ticket.sale) === true;
    play(isThere ? 'scanned' : 'unknownBarcode');
    setMissing(isThere ? null : { text: ticket?.number ?? text, while: chosen });
    if (isThere) onFound(ticket.sale);
  });
  return missing?.while === chosen ? missing.text : null;
}
