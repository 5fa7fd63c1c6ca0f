import { currentLanguage } from '@/i18n';
import { useCall } from '@/platform';

export type Papers = ReturnType<typeof usePapers>;

/** The papers of a sale: the invoice as a file, and the ticket once more. */
export function usePapers(sale: string) {
  const invoice = useCall('documents.save_invoice');
  const duplicate = useCall('documents.print_receipt');
  const language = currentLanguage();
  return {
    saveInvoice: () => invoice.mutate({ sale, language }),
    printDuplicate: () => duplicate.mutate({ sale, language, duplicate: true, open_drawer: false }),
    isBusy: invoice.isPending || duplicate.isPending,
    path: invoice.data?.path ?? null,
    printed: duplicate.data ?? null,
    error: invoice.error ?? duplicate.error,
  };
}
