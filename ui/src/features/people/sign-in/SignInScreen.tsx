import { ErrorState } from '@/design/states/ErrorState';
import { useCall, useShellAnswer } from '@/platform';
import { SignIn } from './SignIn';

interface Props {
  /** Somebody is signed in. */
  readonly onSignedIn: () => void;
}

export function SignInScreen({ onSignedIn }: Props) {
  const people = useShellAnswer('session.people', {}, { topics: ['session', 'people'] });
  const withPin = useCall('session.sign_in_with_pin');
  const withPassword = useCall('session.sign_in_with_password');
  if (people.error) return <ErrorState error={people.error} onRetry={() => void people.refetch()} />;
  if (!people.data) return null;
  return (
    <SignIn
      {...people.data}
      isChecking={withPin.isPending || withPassword.isPending}
      refusal={withPin.error ?? withPassword.error}
      onForgetRefusal={() => {
        withPin.reset();
        withPassword.reset();
      }}
      onPin={(entry) => withPin.mutate(entry, { onSuccess: onSignedIn })}
      onPassword={(entry) => withPassword.mutate(entry, { onSuccess: onSignedIn })}
    />
  );
}
