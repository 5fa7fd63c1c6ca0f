import { IconAlertTriangle, IconCheck, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@/design/format/money';
import { useCurrency } from '@/platform';
import classes from './Close.module.css';

interface Props {
  readonly variance: number;
  /** The store's limit, if it has one. */
  readonly limit: number | null;
}

export function VarianceStrip({ variance, limit }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const isLarge = limit !== null && Math.abs(variance) > limit;
  // A tick would say that nothing is left to do: any difference is to be explained.
  const Icon = variance === 0 ? IconCheck : isLarge ? IconAlertTriangle : IconPencil;
  return (
    <p className={classes['strip']} data-tone={variance === 0 ? 'ok' : isLarge ? 'warn' : 'ask'} role="status">
      <Icon size={24} stroke={2} aria-hidden />
      <span>
        <b>{words()}</b>{' '}
        {isLarge ? t('till.closing.compare.largeWhy') : variance !== 0 && t('till.closing.compare.explain')}
      </span>
    </p>
  );

  function words() {
    if (variance === 0) return t('till.closing.compare.fine');
    if (limit === null) return '';
    return t(isLarge ? 'till.closing.compare.large' : 'till.closing.compare.small', {
      limit: formatMoney(limit, currency),
    });
  }
}
