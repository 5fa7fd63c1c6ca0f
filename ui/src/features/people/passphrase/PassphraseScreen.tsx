import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useInterval } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { BrandScreen } from '@/design/brand/BrandScreen';
import { Key } from '@/design/keys/Key';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCall } from '@/platform';
import { StepHeading } from '@/design/brand/StepHeading';
import classes from './PassphraseScreen.module.css';

interface Props {
  readonly onOpened: () => void;
}

/** Before anybody signs in, where the computer has no keyring: the passphrase opens the data. */
export function PassphraseScreen({ onOpened }: Props) {
  const { t } = useTranslation();
  const unlock = useCall('device.unlock');
  // What takes long is shown by the screen of the opening.
  useInterval(() => unlock.isPending && onOpened(), 1_000, { autoInvoke: true });
  const form = useForm({
    initialValues: { passphrase: '' },
    validate: { passphrase: (phrase) => (phrase === '' ? t('passphrase.missing') : null) },
  });
  return (
    <BrandScreen promise={t('firstRun.promise')} text={t('passphrase.promise')} foot={t('signIn.promise')}>
      <StepHeading title={t('passphrase.title')} text={t('passphrase.how')} />
      <form
        className={classes['form']}
        onSubmit={form.onSubmit(({ passphrase }) => {
          if (!unlock.isPending) unlock.mutate({ passphrase }, { onSuccess: onOpened });
        })}
      >
        {unlock.error && <ErrorStrip error={unlock.error} />}
        <PasswordInput
          size="md"
          label={t('passphrase.label')}
          autoComplete="current-password"
          autoFocus
          {...form.getInputProps('passphrase')}
        />
        <Button type="submit" h={48} leftSection={<Key name="Enter" tone="on-fill" />}>
          {unlock.isPending ? t('passphrase.opening') : t('passphrase.open')}
        </Button>
      </form>
    </BrandScreen>
  );
}
