import { Paper } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Place } from '@/bindings/Place';
import { formatMoney } from '@/design/format/money';
import { AmountInput } from '@/design/money/AmountInput';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { Station } from '@/design/station/Station';
import { useAnswer, useCurrency, useExecute, usePermissions, usePerson } from '@/platform';
import { LastShift } from './LastShift';
import { MayNotOpen } from './MayNotOpen';
import classes from './OpenShift.module.css';
import { useLeftInDrawer } from './use-left-in-drawer';

interface Props {
  readonly place: Place;
}

/** Nobody collects without a shift: whose drawer it is, and what it held at the beginning. */
export function OpenShift({ place }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const currency = useCurrency();
  const person = usePerson();
  const may = usePermissions();
  const last = useLeftInDrawer(place.register_name);
  const waiting = useAnswer('till.queue', {}, { topics: ['till', 'sales'] }).data ?? [];
  const [typed, setTyped] = useState<number | null | 'as-left'>('as-left');
  const open = useExecute('till.open_shift');
  const float = typed === 'as-left' ? (last?.left_in_drawer ?? null) : typed;
  if (!may('till.open_shift')) return <MayNotOpen />;

  const because = float === null ? t('till.open.floatMissing') : undefined;
  const act = () => open.mutateAsync({ register: place.register, float: float ?? 0 });
  const total = waiting.reduce((sum, sale) => sum + sale.total - sale.paid, 0);
  return (
    <Station
      title={place.register_name}
      subtitle={t('till.open.closed')}
      keys={[{ key: 'F7', label: t('till.open.history'), act: () => void navigate('/till/shifts') }]}
      main={{ key: 'F9', label: t('till.open.act'), act, disabledBecause: because }}
    >
      <Paper withBorder className={classes['panel'] ?? ''} component="section">
        <h2>{t('till.open.title', { register: place.register_name })}</h2>
        <p>{t('till.open.why', { person: person?.name ?? '' })}</p>
        <AmountInput
          scale="standing"
          label={t('till.open.float')}
          name="float"
          value={float}
          currency={currency}
          onChange={setTyped}
          autoFocus
        />
        {last && <LastShift shift={last} currency={currency} />}
        {open.error && <ErrorStrip error={open.error} />}
        {waiting.length > 0 && (
          <p className={classes['waiting']}>
            {t('till.open.waiting', { count: waiting.length, amount: formatMoney(total, currency) })}
          </p>
        )}
      </Paper>
    </Station>
  );
}
