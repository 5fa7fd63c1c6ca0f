import { useState } from 'react';
import type { ShiftCard } from '@/bindings/ShiftCard';
import { useExecute } from '@/platform';
import type { Signed } from './SignedStep';

export type Sign = ReturnType<typeof useSign>;

/** The explanation, what stays in the drawer, and the signature. */
export function useSign(card: ShiftCard, onSigned: (signed: Signed) => void) {
  const close = useExecute('till.close_shift');
  const [note, setNote] = useState('');
  const [left, setLeft] = useState<number | null>(Math.min(card.float, card.counted));
  const [wasTried, setWasTried] = useState(false);
  const isNoteMissing = card.variance !== 0 && note.trim() === '';
  const isLeftWrong = left === null || left < 0 || left > card.counted;

  async function act() {
    setWasTried(true);
    if (isNoteMissing || isLeftWrong) {
      document.querySelector<HTMLElement>(`[name="${isNoteMissing ? 'note' : 'left'}"]`)?.focus();
      return;
    }
    try {
      await close.mutateAsync({ shift: card.shift, note: note.trim(), left_in_drawer: left });
      localStorage.removeItem(`comptoir.count.${card.shift}`);
      onSigned({ card, left });
    } catch {
      // Shown above the form.
    }
  }
  return {
    act,
    note,
    setNote,
    left,
    setLeft,
    toSafe: isLeftWrong ? null : card.counted - left,
    isNoteMissing: wasTried && isNoteMissing,
    isLeftWrong: wasTried && isLeftWrong,
    error: close.error,
  };
}
