import { Paper } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ShiftCard } from '@/bindings/ShiftCard';
import { formatAmount, formatMoney, unitOf } from '@/design/format/money';
import { Slab } from '@/design/slab/Slab';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { currentLanguage } from '@/i18n';
import { useCall, useCurrency } from '@/platform';
import { DrawerBreakdown } from '../figures/DrawerBreakdown';
import { OutsideDrawer } from '../figures/OutsideDrawer';
import { SavedPaperNote } from '../figures/SavedPaperNote';
import classes from './Close.module.css';
import { CloseStation } from './CloseStation';

/** What was signed. */
export interface Signed {
  readonly card: ShiftCard;
  readonly left: number;
}

interface Props {
  readonly signed: Signed;
}

/** Step 4: it is done; where the report is, and where the money goes. */
export function SignedStep({ signed: { card, left } }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const currency = useCurrency();
  const report = useCall('documents.save_shift_report');
  const { mutate } = report;
  useEffect(() => {
    mutate({ shift: card.shift, language: currentLanguage() });
  }, [mutate, card.shift]);
  return (
    <CloseStation
      register={card.register_name}
      openedAt={card.opened_at}
      step={4}
      keys={[{ key: 'F7', label: t('till.closing.keys.history'), act: () => void navigate('/till/shifts') }]}
      main={{ key: 'F9', label: t('till.closing.keys.finish'), act: () => void navigate('/till') }}
    >
      <div className={classes['compare']}>
        <Paper withBorder component="section" className={classes['panel'] ?? ''}>
          <DrawerBreakdown card={card} />
          <OutsideDrawer card={card} />
        </Paper>
        <div className={classes['side']}>
          <Slab
            kind="count"
            label={t('till.closing.signed.counted')}
            number={formatAmount(card.counted, currency)}
            unit={unitOf(currency)}
          />
          <p className={classes['strip']} data-tone="ok" role="status">
            <IconCheck size={24} stroke={2} aria-hidden />
            <b>{t('till.closing.signed.title')}</b>
          </p>
          <Paper withBorder className={classes['goes'] ?? ''}>
            <dl className={classes['money']}>
              <dt>{t('till.closing.compare.toSafe')}</dt>
              <dd>{formatMoney(card.counted - left, currency)}</dd>
              <dt>{t('till.closing.signed.left')}</dt>
              <dd>{formatMoney(left, currency)}</dd>
            </dl>
          </Paper>
          {report.data && <SavedPaperNote label={t('till.closing.signed.report')} path={report.data.path} />}
          {report.isPending && <p className={classes['what']}>{t('till.closing.signed.reportMaking')}</p>}
          {report.error && <ErrorStrip error={report.error} kept={t('till.closing.signed.reportFailed')} />}
        </div>
      </div>
    </CloseStation>
  );
}
