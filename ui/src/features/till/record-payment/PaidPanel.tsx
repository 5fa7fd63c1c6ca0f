import { UnstyledButton } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Place } from '@/bindings/Place';
import type { QueuedSale } from '@/bindings/QueuedSale';
import { formatElapsed } from '@/design/format/dates';
import { formatAmount, unitOf } from '@/design/format/money';
import { Slab } from '@/design/slab/Slab';
import { useCurrency } from '@/platform';
import { breakDown } from '../denominations';
import { shortPerson } from '@/design/format/short-names';
import type { Printing } from '../receipt/use-printing';
import classes from './PaidPanel.module.css';
import { PaidStrip } from './PaidStrip';
import type { Paid } from './use-payment';

interface Props {
  readonly paid: Paid;
  readonly place: Place;
  readonly printing: Printing;
  readonly next: QueuedSale | null;
  readonly now: number;
  readonly onNext: () => void;
  readonly onReprint: () => void;
}

/** After F9, until the next key: what to hand out, what was recorded, who is next. */
export function PaidPanel({ paid, place, printing, next, now, onNext, onReprint }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const { change, paid: counted } = paid.answer;
  const handed = breakDown(change, place.denominations);
  return (
    <div className={classes['column']}>
      <Slab
        kind="change"
        label={change > 0 ? t('till.pay.change') : t('till.paid.noChange')}
        number={formatAmount(change, currency)}
        unit={unitOf(currency)}
        aside={t('till.paid.received', {
          received: formatAmount(counted + change, currency),
          amount: formatAmount(counted, currency),
        })}
      >
        <ul className={classes['handed']} aria-label={t('till.paid.handOut')}>
          {handed.map(({ denomination, count }) => (
            <li key={denomination}>{t('till.pay.times', { count, amount: formatAmount(denomination, currency) })}</li>
          ))}
        </ul>
      </Slab>
      <PaidStrip paid={paid} printing={printing} onReprint={onReprint} />
      <UnstyledButton className={classes['next'] ?? ''} onClick={onNext} disabled={!next} autoFocus>
        {next ? (
          <>
            <span>
              {t('till.paid.next')} <b>{formatAmount(next.total - next.paid, currency)}</b>
              {` · ${next.customer_name || t('till.walkIn')} · `}
              {t('till.paid.soldBy', { seller: shortPerson(next.seller_name) })}
            </span>
            <span className={classes['age']}>
              <IconClock size={18} stroke={1.75} aria-hidden />
              {formatElapsed(now - next.submitted_at, t('till.dayLetter'))}
            </span>
          </>
        ) : (
          t('till.paid.noNext')
        )}
      </UnstyledButton>
    </div>
  );
}
