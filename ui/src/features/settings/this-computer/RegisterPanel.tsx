import { Select, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RegisterRow } from '@/bindings/RegisterRow';
import { OfficePanel } from '@/design/office/OfficePanel';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useAnswer, useCall, usePermissions, usePlace } from '@/platform';
import classes from '../settings.module.css';
import { AssignedNotice } from './AssignedNotice';

interface Props {
  readonly register: string | null;
}

/** At which register this computer stands: its store, its numbers, its currency follow. */
export function RegisterPanel({ register }: Props) {
  const { t } = useTranslation();
  const may = usePermissions();
  const place = usePlace();
  const all = useAnswer('people.stores', {}).data ?? [];
  // A register of a store that this computer knows nothing of cannot be worked at here.
  const stores = all.filter((store) => store.is_known_here);
  const choices = useAnswer('people.registers', {}).data?.registers ?? [];
  const takenBy = (id: string) => choices.find((choice) => choice.register === id)?.taken_by ?? [];
  const choose = useCall('device.choose_register');
  const mayChoose = may('people.manage_stores') || may('till.open_shift') || may('sales.create');
  const standAt = (chosen: string) => choose.mutate({ register: chosen });
  return (
    <OfficePanel title={t('settings.register.title')}>
      <Stack gap={10}>
        {place?.assigned && (
          <AssignedNotice
            assigned={place.assigned}
            here={{ register: place.register, code: place.register_code }}
            takenBy={takenBy(place.assigned.register)}
            isPending={choose.isPending}
            onChoose={mayChoose ? standAt : undefined}
          />
        )}
        <Select
          label={t('settings.register.label')}
          data={stores.map(({ fields, registers }) => ({
            group: fields.name ?? '',
            items: registers.map((one) => ({ value: one.register, label: labelOf(fields.code ?? '', one) })),
          }))}
          value={register}
          disabled={!mayChoose}
          onChange={(chosen) => chosen !== null && chosen !== register && standAt(chosen)}
        />
        <p className={classes['hint']}>{t('settings.register.how')}</p>
        {choose.error && <ErrorStrip error={choose.error} />}
      </Stack>
    </OfficePanel>
  );

  function labelOf(store: string, { register: id, name }: RegisterRow) {
    const others = takenBy(id);
    const label = `${store} · ${name}`;
    return others.length === 0 ? label : `${label} · ${t('station.taken', { name: others.join(', ') })}`;
  }
}
