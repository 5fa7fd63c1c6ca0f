import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatMoney, type Currency } from '@/design/format/money';
import { SentSlip } from '../slip/SentSlip';
import type { SlipPrinting } from '../slip/use-slip-printing';
import classes from './SentSale.module.css';

interface Props {
  readonly sale: string;
  readonly number: string;
  readonly total: number;
  readonly currency: Currency;
  readonly printing: SlipPrinting;
}

/** The last sale went to the till. It stays until the next one begins: nothing to close. */
export function SentSale({ sale, number, total, currency, printing }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes['sent']} role="status" data-notice="sent">
      <p className={classes['what']}>
        <IconCircleCheck size={28} stroke={1.75} aria-hidden />
        {t('counter.sent.title')}
      </p>
      <p className={classes['number']}>{number}</p>
      <p className={classes['total']}>{formatMoney(total, currency)}</p>
      <SentSlip sale={sale} printing={printing} />
      <p className={classes['next']}>{t('counter.sent.next')}</p>
    </div>
  );
}
