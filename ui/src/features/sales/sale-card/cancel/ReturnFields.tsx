import { Group, Radio, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatTime } from '@/design/format/dates';
import { operatorsOf } from '@/design/operator/operators';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { useAnswer, usePlace } from '@/platform';
import classes from './CancelDialog.module.css';
import type { ReturnForm } from './return-form';

interface Props {
  readonly form: ReturnForm;
  readonly onChange: (form: ReturnForm) => void;
  readonly amount: string;
  readonly isTried: boolean;
}

/** Cash leaves exactly one open drawer; mobile money leaves the account of the business. Nothing is chosen beforehand. */
export function ReturnFields({ form, onChange, amount, isTried }: Props) {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  const place = usePlace();
  const shifts = useAnswer('till.shifts', {}, { topics: ['till', 'sales'] });
  const open = (shifts.data?.rows ?? []).filter(({ closed_at: at }) => at === null);
  const missing = (value: string | null) =>
    isTried && (value ?? '').trim() === '' ? t('salesList.cancel.fill') : null;
  function choose(means: string) {
    // One open drawer leaves nothing to choose.
    if (means === 'cash')
      onChange({ ...form, means, shift: open.length === 1 ? (open[0]?.shift ?? null) : form.shift });
    else onChange({ ...form, means: 'mobile_money' });
  }
  return (
    <Radio.Group
      name="return"
      label={t('salesList.cancel.way', { amount })}
      value={form.means}
      onChange={choose}
      error={isTried && form.means === null ? t('salesList.cancel.wayMissing') : null}
    >
      <div className={classes['ways']}>
        <Radio
          value="cash"
          label={t('salesList.cancel.cash')}
          description={open.length === 0 ? t('salesList.cancel.noDrawer') : ''}
          disabled={open.length === 0}
        />
        {form.means === 'cash' && (
          <Select
            label={t('salesList.cancel.drawer')}
            data={open.map((shift) => ({
              value: shift.shift,
              label: t('salesList.cancel.drawerOf', {
                register: shift.register_name,
                cashier: shift.cashier_name,
                time: formatTime(shift.opened_at, zone),
              }),
            }))}
            value={form.shift}
            onChange={(shift) => onChange({ ...form, shift })}
            error={missing(form.shift)}
          />
        )}
        <Radio value="mobile_money" label={t('salesList.cancel.mobile')} />
        {form.means === 'mobile_money' && (
          <Group gap="sm" align="flex-start" grow>
            <Select
              label={t('till.pay.operator')}
              data={[...operatorsOf(place?.country ?? '')]}
              value={form.operator}
              onChange={(operator) => onChange({ ...form, operator })}
              error={missing(form.operator)}
            />
            <TextInput
              name="return-reference"
              label={t('salesList.cancel.reference')}
              value={form.reference}
              onChange={(event) => onChange({ ...form, reference: event.currentTarget.value })}
              error={missing(form.reference)}
              maxLength={80}
              autoComplete="off"
            />
          </Group>
        )}
      </div>
    </Radio.Group>
  );
}
