import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SaleCard } from '@/bindings/SaleCard';
import { ActButton } from '@/design/office/ActButton';
import type { Papers } from './use-papers';

interface Props {
  readonly card: SaleCard;
  readonly papers: Papers;
}

/** A duplicate exists only of what was paid, in part or whole. */
export function PaperActs({ card, papers }: Props) {
  const { t } = useTranslation();
  const hasTicket = card.status === 'paid' || card.status === 'partially_paid';
  return (
    <>
      {hasTicket && (
        <ActButton
          name="F7"
          scope="dialog"
          label={t('salesList.card.duplicate')}
          leftSection={<IconPrinter size={18} stroke={1.75} />}
          disabled={papers.isBusy}
          onAct={papers.printDuplicate}
        />
      )}
      {card.status !== 'cancelled' && (
        <ActButton
          name="F9"
          scope="dialog"
          variant="filled"
          label={t('salesList.card.invoice')}
          leftSection={<IconFileTypePdf size={18} stroke={1.75} />}
          disabled={papers.isBusy}
          onAct={papers.saveInvoice}
        />
      )}
    </>
  );
}
