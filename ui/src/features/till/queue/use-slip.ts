import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSound } from '@/design/sound/use-sound';
import { errorWords } from '@/i18n';
import { toPlatformError, useExecute, type PlatformError } from '@/platform';

/** What the till says of the slip that was presented last. */
interface SlipNote {
  readonly text: string;
  readonly isBad: boolean;
}

/** Presents a counter's slip: its sale can be paid at once, whether it has come by cable or only on paper. */
export function useSlip(askAgain: () => Promise<unknown>, onFound: (sale: string) => void) {
  const { t } = useTranslation();
  const play = useSound();
  const { mutateAsync } = useExecute('sales.present_slip');
  const [note, setNote] = useState<SlipNote | null>(null);

  async function present(slip: string) {
    try {
      const { sale, number, by_slip } = await mutateAsync({ slip });
      // The queue has to hold it before it can be chosen there.
      await askAgain();
      play('scanned');
      onFound(sale);
      setNote({ text: by_slip ? t('till.slip.bySlip', { number }) : t('till.slip.known', { number }), isBad: false });
    } catch (thrown) {
      play('refused');
      setNote({ text: words(toPlatformError(thrown)), isBad: true });
    }
  }

  function words(error: PlatformError): string {
    const status = error.code === 'sales.wrong_status' ? error.params['status'] : null;
    if (status === 'paid' || status === 'cancelled') return t(`till.slip.${status}`);
    const { what, next } = errorWords(t, error);
    return [what, next].filter(Boolean).join(' ');
  }

  return { present: (slip: string) => void present(slip), note, forget: () => setNote(null) };
}
