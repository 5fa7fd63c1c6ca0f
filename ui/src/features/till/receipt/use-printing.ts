import { currentLanguage } from '@/i18n';
import { useCall } from '@/platform';

export type Printing =
  | { readonly state: 'idle' | 'printing' | 'no_printer' }
  | { readonly state: 'printed'; readonly at: number }
  | { readonly state: 'failed'; readonly advice: string };

interface Job {
  readonly sale: string;
  /** Marked DUPLICATA and logged. */
  readonly duplicate: boolean;
  readonly openDrawer: boolean;
}

/** Printing beside the work: whatever the printer does, the till goes on. */
export function usePrinting() {
  const call = useCall('documents.print_receipt');
  return {
    printing: printingOf(call),
    print: ({ sale, duplicate, openDrawer }: Job) =>
      call.mutate({ sale, language: currentLanguage(), duplicate, open_drawer: openDrawer }),
    error: call.error,
    forget: call.reset,
  };
}

function printingOf({
  data,
  error,
  isPending,
  submittedAt,
}: ReturnType<typeof useCall<'documents.print_receipt'>>): Printing {
  if (isPending) return { state: 'printing' };
  if (error) return { state: 'failed', advice: '' };
  if (!data) return { state: 'idle' };
  switch (data.outcome) {
    case 'printed':
      return { state: 'printed', at: submittedAt };
    case 'no_printer':
      return { state: 'no_printer' };
    case 'failed':
      return { state: 'failed', advice: data.advice };
  }
}
