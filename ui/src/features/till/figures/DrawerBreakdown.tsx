import { useTranslation } from 'react-i18next';
import type { ShiftCard } from '@/bindings/ShiftCard';
import { formatTime } from '@/design/format/dates';
import { formatAmount } from '@/design/format/money';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { useCurrency } from '@/platform';
import { drawerParts, type DrawerPart } from './drawer-parts';
import classes from './Figures.module.css';

interface Props {
  readonly card: ShiftCard;
}

/** Float plus cash taken, less what left: how the expected amount comes about. */
export function DrawerBreakdown({ card }: Props) {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  const currency = useCurrency();
  return (
    <section aria-label={t('till.closing.compare.title')}>
      <h2 className={classes['heading']}>{t('till.closing.compare.title')}</h2>
      <table className={classes['parts']}>
        <tbody>
          {drawerParts(card).map((part) => (
            <tr key={part.kind}>
              <th scope="row">
                {t(`till.closing.compare.${part.kind}`)} <small>{detail(part)}</small>
              </th>
              <td>{formatAmount(part.amount, currency)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('till.closing.compare.expected')}</th>
            <td>{formatAmount(card.expected, currency)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );

  function detail(part: DrawerPart) {
    if ('reasons' in part) return part.reasons.join(', ');
    if ('count' in part) return t('till.closing.compare.payments', { count: part.count });
    return t('till.closing.compare.at', { time: formatTime(card.opened_at, zone) });
  }
}
