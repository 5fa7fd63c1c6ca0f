import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '@/i18n';
import { useCall, useShellAnswer, type PlatformError } from '@/platform';

export interface SlipPrinting {
  readonly print: (sale: string) => void;
  readonly save: (sale: string) => void;
  readonly isPrinting: boolean;
  readonly isSaving: boolean;
  /** The next one is a copy, and is marked. */
  readonly wasPrinted: boolean;
  /** What became of it. */
  readonly said: string;
  readonly isBad: boolean;
  readonly error: PlatformError | null;
}

/** The slip on paper, beside the work: whatever the printer does, the counter goes on. */
export function useSlipPrinting() {
  const { t } = useTranslation();
  const settings = useShellAnswer('device.settings', {}, { topics: ['device'] });
  const printed = useCall('documents.print_slip');
  const saved = useCall('documents.save_slip');
  const [last, setLast] = useState<string | null>(null);

  function print(sale: string) {
    printed.mutate(
      { sale, language: currentLanguage(), duplicate: last === sale },
      {
        onSuccess: ({ outcome }) => {
          if (outcome === 'printed') setLast(sale);
        },
      },
    );
  }

  const printing: SlipPrinting = {
    print,
    save: (sale) => saved.mutate({ sale, language: currentLanguage() }),
    isPrinting: printed.isPending,
    isSaving: saved.isPending,
    wasPrinted: last !== null && last === printed.variables?.sale,
    ...said(),
    error: printed.error ?? saved.error,
  };
  return {
    printing,
    /** After F9: on paper where this counter is set so. */
    onSent: (sale: string) => {
      printed.reset();
      saved.reset();
      if (settings.data?.printer?.prints_slips === true) print(sale);
    },
  };

  function said(): { said: string; isBad: boolean } {
    if (saved.data) return { said: t('counter.slip.saved', { path: saved.data.path }), isBad: false };
    switch (printed.data?.outcome) {
      case undefined:
        return { said: '', isBad: false };
      case 'printed':
        return { said: t('counter.slip.printed'), isBad: false };
      case 'no_printer':
        return { said: t('counter.slip.noPrinter'), isBad: true };
      case 'failed':
        return { said: printed.data.advice, isBad: true };
    }
  }
}
