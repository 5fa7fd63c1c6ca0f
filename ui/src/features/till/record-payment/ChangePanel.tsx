import { useTranslation } from 'react-i18next';
import type { Place } from '@/bindings/Place';
import { formatAmount, formatMoney, unitOf } from '@/design/format/money';
import { useCurrency } from '@/platform';
import { breakDown } from '../denominations';
import classes from './ChangePanel.module.css';
import { changeOf, restAfterListed } from './payment-draft';
import type { PaymentDesk } from './use-payment';

interface Props {
  readonly place: Place;
  readonly payment: PaymentDesk;
}

/** Live, while the cash is typed: what to give back, or what is still missing. */
export function ChangePanel({ place, payment }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const { due, draft, fault } = payment;
  const rest = restAfterListed(due, draft);
  const change = changeOf(due, draft);
  const missing = rest - (draft.cash ?? 0);
  if (rest <= 0) return quiet(t('till.pay.covered'), 'ok');
  if (missing > 0 && (fault?.fault === 'short' || fault?.fault === 'cash')) {
    return quiet(
      t(fault.fault === 'cash' ? 'till.pay.cashMissing' : 'till.pay.short', { amount: formatMoney(missing, currency) }),
      'warn',
    );
  }
  if ((draft.cash ?? 0) === 0) return quiet(t('till.pay.cashHint'), 'plain');
  const isShort = missing > 0;
  return (
    <output className={classes['panel']} data-tone={isShort ? 'plain' : 'ok'}>
      <span className={classes['words']}>
        <b>{isShort ? t('till.pay.missing') : t('till.pay.change')}</b>
        {isShort
          ? t('till.pay.partHint')
          : breakDown(change, place.denominations).map(({ denomination, count }) => (
              <span key={denomination}>
                {t('till.pay.times', { count, amount: formatAmount(denomination, currency) })}
              </span>
            ))}
        {change === 0 && !isShort && <span>{t('till.pay.exactGiven')}</span>}
      </span>
      <span className={classes['amount']} data-digits={String(Math.max(change, missing)).length}>
        {formatAmount(isShort ? missing : change, currency)}
        <small>{unitOf(currency)}</small>
      </span>
    </output>
  );

  function quiet(words: string, tone: 'plain' | 'ok' | 'warn') {
    return (
      <output className={classes['panel']} data-tone={tone} data-quiet>
        {words}
      </output>
    );
  }
}
