import { Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useExecute } from '@/platform';
import classes from '../settings.module.css';

/** The old one is asked for: a computer left open is not an account given away. */
export function OwnPassword({ user }: { readonly user: string }) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { old: '', new: '', again: '' },
    validate: {
      old: (old) => (old === '' ? t('settings.access.oldMissing') : null),
      new: (text) => ([...text].length < 8 ? t('settings.access.passwordRule') : null),
      again: (again, values) => (again === values.new ? null : t('settings.access.different')),
    },
  });
  const set = useExecute('people.set_password');
  const save = form.onSubmit((values) =>
    set.mutate({ user, old: values.old, new: values.new }, { onSuccess: () => form.reset() }),
  );
  const reveal = { visibilityToggleButtonProps: { 'aria-label': t('signIn.password.show') } };
  return (
    <form onSubmit={save}>
      <Stack gap={12}>
        <PasswordInput
          label={t('settings.access.old')}
          autoComplete="current-password"
          {...reveal}
          {...form.getInputProps('old')}
        />
        <PasswordInput
          label={t('settings.access.new')}
          description={t('settings.access.passwordRule')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="new-password"
          {...reveal}
          {...form.getInputProps('new')}
        />
        <PasswordInput
          label={t('settings.access.again')}
          autoComplete="new-password"
          {...reveal}
          {...form.getInputProps('again')}
        />
        {set.error && <ErrorStrip error={set.error} />}
        <div className={classes['acts']}>
          <Button type="submit" variant="default" h={36} disabled={!form.isDirty()}>
            {t('settings.access.setPassword')}
          </Button>
          {set.isSuccess && !form.isDirty() && (
            <p className={classes['done']} role="status">
              {t('settings.access.passwordSet')}
            </p>
          )}
        </div>
      </Stack>
    </form>
  );
}
