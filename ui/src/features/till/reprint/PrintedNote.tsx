import { useTranslation } from 'react-i18next';
import { StatusTag } from '@/design/status/StatusTag';
import type { Printing } from '../receipt/use-printing';

interface Props {
  readonly printing: Printing;
}

/** What became of a duplicate. */
export function PrintedNote({ printing }: Props) {
  const { t } = useTranslation();
  return <div role="status">{tag()}</div>;

  function tag() {
    switch (printing.state) {
      case 'idle':
        return null;
      case 'printing':
        return <StatusTag kind="waiting" label={t('till.receipt.printing')} />;
      case 'printed':
        return <StatusTag kind="done" label={t('till.tickets.printed')} />;
      case 'no_printer':
        return <StatusTag kind="attention" label={t('till.tickets.noPrinter')} />;
      case 'failed':
        return <StatusTag kind="attention" label={printing.advice || t('till.receipt.failed')} />;
    }
  }
}
