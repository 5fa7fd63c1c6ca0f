import { Paper } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OpenShiftView } from '@/bindings/OpenShiftView';
import { formatMoney } from '@/design/format/money';
import { Slab } from '@/design/slab/Slab';
import { ErrorState } from '@/design/states/ErrorState';
import { useCurrency } from '@/platform';
import classes from './Close.module.css';
import { CloseStation } from './CloseStation';
import { OpenSaleRow } from './OpenSaleRow';
import { openSum, useOpenSales } from './use-open-sales';

interface Props {
  readonly shift: OpenShiftView;
  readonly onSeen: () => void;
}

/** Step 1: nobody closes without having seen what is left undone. */
export function OpenSalesStep({ shift, onSeen }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const { pending, deposits, parked, error, refetch } = useOpenSales();
  const all = [...pending, ...deposits, ...parked];
  return (
    <CloseStation
      register={shift.register_name}
      openedAt={shift.opened_at}
      step={1}
      keys={[]}
      main={{ key: 'F9', label: t('till.closing.keys.goOn'), act: onSeen }}
    >
      <div className={classes['wide']}>
        <Paper withBorder component="section" className={classes['panel'] ?? ''}>
          <h2>{all.length > 0 ? t('till.closing.open.title') : t('till.closing.open.none')}</h2>
          {all.length > 0 && <p className={classes['what']}>{t('till.closing.open.what')}</p>}
          {error && <ErrorState error={error} onRetry={refetch} />}
          <ul className={classes['sales']}>
            {all.map((sale) => (
              <OpenSaleRow key={sale.sale} sale={sale} />
            ))}
          </ul>
        </Paper>
        <div className={classes['side']}>
          <Slab kind="count" label={t('till.closing.steps.openSales')} number={String(all.length)}>
            <ul className={classes['kinds']}>
              {pending.length > 0 && <li>{t('till.closing.open.pending', { count: pending.length })}</li>}
              {deposits.length > 0 && <li>{t('till.closing.open.deposits', { count: deposits.length })}</li>}
              {parked.length > 0 && <li>{t('till.closing.open.parked', { count: parked.length })}</li>}
              <li className={classes['sum']}>
                <span>{t('till.closing.open.worth')}</span>
                <b>{formatMoney(openSum(all), currency)}</b>
              </li>
            </ul>
          </Slab>
        </div>
      </div>
    </CloseStation>
  );
}
