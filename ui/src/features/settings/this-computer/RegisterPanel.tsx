import { Select, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OfficePanel } from '@/design/office/OfficePanel';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useAnswer, useCall, usePermissions } from '@/platform';
import classes from '../settings.module.css';

interface Props {
  readonly register: string | null;
}

/** At which register this computer stands: its store, its numbers, its currency follow. */
export function RegisterPanel({ register }: Props) {
  const { t } = useTranslation();
  const may = usePermissions();
  const all = useAnswer('people.stores', {}).data ?? [];
  // A register of a store that this computer knows nothing of cannot be worked at here.
  const stores = all.filter((store) => store.is_known_here);
  const choose = useCall('device.choose_register');
  const mayChoose = may('people.manage_stores') || may('till.open_shift') || may('sales.create');
  return (
    <OfficePanel title={t('settings.register.title')}>
      <Stack gap={10}>
        <Select
          label={t('settings.register.label')}
          data={stores.map(({ fields, registers }) => ({
            group: fields.name ?? '',
            items: registers.map((one) => ({ value: one.register, label: `${fields.code ?? ''} · ${one.name}` })),
          }))}
          value={register}
          disabled={!mayChoose}
          onChange={(chosen) => chosen !== null && chosen !== register && choose.mutate({ register: chosen })}
        />
        <p className={classes['hint']}>{t('settings.register.how')}</p>
        {choose.error && <ErrorStrip error={choose.error} />}
      </Stack>
    </OfficePanel>
  );
}
