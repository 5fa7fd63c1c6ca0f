import { useTranslation } from 'react-i18next';
import type { ShiftCard } from '@/bindings/ShiftCard';
import { formatDate, formatTime } from '@/design/format/dates';
import { formatMoney, type Currency } from '@/design/format/money';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { shortPerson } from '@/design/format/short-names';
import classes from './OpenShift.module.css';

interface Props {
  readonly shift: ShiftCard;
  readonly currency: Currency;
}

/** Where the proposed float comes from, so that whoever opens counts it before agreeing. */
export function LastShift({ shift, currency }: Props) {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  const at = shift.closed_at ?? shift.opened_at;
  return (
    <p className={classes['hint']}>
      {t('till.open.left', {
        person: shortPerson(shift.cashier_name),
        date: formatDate(at, zone),
        time: formatTime(at, zone),
        amount: formatMoney(shift.left_in_drawer, currency),
      })}
    </p>
  );
}
