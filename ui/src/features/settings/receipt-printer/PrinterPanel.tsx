import { Button, Checkbox, NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Printer } from '@/bindings/Printer';
import { OfficePanel } from '@/design/office/OfficePanel';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCall } from '@/platform';
import classes from '../settings.module.css';
import { printerModels, RAW_PORT } from './printer-models';

interface Props {
  readonly printer: Printer | null;
}

const blank: Printer = { host: '', port: RAW_PORT, model: 'generic-80', has_drawer: false, prints_slips: false };

/** The receipt printer on the network. Without one, receipts are shown on the screen. */
export function PrinterPanel({ printer }: Props) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { isOn: printer !== null, ...(printer ?? blank) },
    validate: { host: (host, { isOn }) => (isOn && host.trim() === '' ? t('settings.printer.hostMissing') : null) },
  });
  const set = useCall('device.set_printer');
  const save = form.onSubmit(({ isOn, ...chosen }) =>
    set.mutate(isOn ? { printer: { ...chosen, host: chosen.host.trim() } } : {}),
  );
  return (
    <OfficePanel title={t('settings.printer.title')}>
      <form onSubmit={save}>
        <Stack gap={12}>
          <Switch label={t('settings.printer.has')} {...form.getInputProps('isOn', { type: 'checkbox' })} />
          {form.values.isOn && (
            <>
              <div className={classes['pair']}>
                <TextInput
                  label={t('settings.printer.host')}
                  placeholder="192.168.1.50"
                  spellCheck={false}
                  {...form.getInputProps('host')}
                />
                <NumberInput
                  label={t('settings.printer.port')}
                  min={1}
                  max={65_535}
                  allowDecimal={false}
                  hideControls
                  value={form.values.port}
                  onChange={(port) => form.setFieldValue('port', Number(port) || RAW_PORT)}
                />
              </div>
              <Select
                label={t('settings.printer.model')}
                description={t('settings.printer.modelHow')}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                data={printerModels.map((model) => ({ value: model, label: t(`settings.printer.models.${model}`) }))}
                {...form.getInputProps('model')}
              />
              <Checkbox
                label={t('settings.printer.drawer')}
                {...form.getInputProps('has_drawer', { type: 'checkbox' })}
              />
              <Checkbox
                label={t('settings.printer.slips')}
                description={t('settings.printer.slipsHow')}
                {...form.getInputProps('prints_slips', { type: 'checkbox' })}
              />
            </>
          )}
          {set.error && <ErrorStrip error={set.error} />}
          <div className={classes['acts']}>
            <Button type="submit" variant="default" h={36} disabled={!form.isDirty()}>
              {t('settings.printer.save')}
            </Button>
          </div>
        </Stack>
      </form>
    </OfficePanel>
  );
}
