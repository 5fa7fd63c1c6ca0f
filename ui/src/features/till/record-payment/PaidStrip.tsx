import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@/design/format/money';
import { useCurrency } from '@/platform';
import type { Printing } from '../receipt/use-printing';
import { shortNumber } from '@/design/format/short-names';
import classes from './PaidPanel.module.css';
import type { Paid } from './use-payment';

interface Props {
  readonly paid: Paid;
  readonly printing: Printing;
  /** The original again, after a printer failed it: nobody holds one yet. */
  readonly onReprint: () => void;
}

/** What is recorded, and what became of the paper: a printer never takes a payment back. */
export function PaidStrip({ paid, printing, onReprint }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const { sale, answer, goods } = paid;
  const number = shortNumber(sale.number);
  const isPart = answer.status === 'partially_paid';
  return (
    <div className={classes['strip']} role="status">
      <IconCheck size={28} stroke={2} aria-hidden />
      <div>
        <p>
          <b>
            {isPart
              ? t('till.paid.part', { number, amount: formatMoney(answer.paid, currency) })
              : t('till.paid.whole', { number })}
          </b>{' '}
          {isPart && t(`till.paid.goods.${goods}`, { due: formatMoney(answer.due, currency) })}
        </p>
        <p className={classes['paper']} data-trouble={printing.state === 'failed' || undefined}>
          {t('till.paid.kept')} {paper()}
        </p>
      </div>
      {printing.state === 'failed' && (
        <Button variant="default" h={44} ml="auto" flex="none" onClick={onReprint}>
          {t('till.paid.printAgain')}
        </Button>
      )}
    </div>
  );

  function paper() {
    if (printing.state === 'failed') return t('till.paid.printFailed', { advice: printing.advice });
    return t(`till.paid.print.${printing.state}`);
  }
}
