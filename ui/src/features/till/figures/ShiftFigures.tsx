import { useTranslation } from 'react-i18next';
import type { ShiftCard } from '@/bindings/ShiftCard';
import { formatMoney, formatSigned, unitOf } from '@/design/format/money';
import { NBSP } from '@/design/format/spaces';
import { useCurrency } from '@/platform';
import { CountedHeaps } from './CountedHeaps';
import { DrawerBreakdown } from './DrawerBreakdown';
import classes from './Figures.module.css';
import { OutsideDrawer } from './OutsideDrawer';

interface Props {
  readonly card: ShiftCard;
}

/** Everything a shift report says, seated: the preview before signing, and the history. */
export function ShiftFigures({ card }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  return (
    <div className={classes['figures']}>
      <DrawerBreakdown card={card} />
      <CountedHeaps card={card} />
      <dl className={classes['outcome']}>
        <dt>{t('till.shifts.variance')}</dt>
        <dd data-off={card.variance !== 0 || undefined}>
          {formatSigned(card.variance, currency)}
          {NBSP}
          {unitOf(currency)}
        </dd>
        {card.note !== '' && (
          <>
            <dt>{t('till.shifts.note')}</dt>
            <dd>{card.note}</dd>
          </>
        )}
        {card.status === 'closed' && (
          <>
            <dt>{t('till.shifts.left')}</dt>
            <dd>{formatMoney(card.left_in_drawer, currency)}</dd>
          </>
        )}
      </dl>
      <OutsideDrawer card={card} />
    </div>
  );
}
