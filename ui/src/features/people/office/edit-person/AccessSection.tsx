import { useTranslation } from 'react-i18next';
import type { UserRow } from '@/bindings/UserRow';
import { useExecute } from '@/platform';
import { isPassword, isPin } from './secrets';
import { SecretField } from './SecretField';
import classes from './sections.module.css';

/** A new password or PIN for somebody who lost theirs. One's own are changed in the settings. */
export function AccessSection({ user: { user } }: { readonly user: UserRow }) {
  const { t } = useTranslation();
  const password = useExecute('people.set_password');
  const pin = useExecute('people.set_pin');
  return (
    <section className={classes['later']}>
      <h3>{t('peopleOffice.access')}</h3>
      <SecretField
        label={t('peopleOffice.newPassword')}
        rule={t('peopleOffice.passwordRule')}
        isValid={isPassword}
        isDone={password.isSuccess}
        error={password.error}
        onSet={(text, done) => password.mutate({ user, new: text }, { onSuccess: done })}
      />
      <SecretField
        label={t('peopleOffice.newPin')}
        rule={t('peopleOffice.pinRule')}
        isValid={isPin}
        isDone={pin.isSuccess}
        error={pin.error}
        onSet={(text, done) => pin.mutate({ user, pin: text }, { onSuccess: done })}
      />
    </section>
  );
}
