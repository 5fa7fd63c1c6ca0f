import type { SignedInPerson } from '@/bindings/SignedInPerson';
import { useCall } from '@/platform';
import { rememberLogin } from './remembered-logins';

/** Checks a secret; `onSignedIn` has whom it was. */
export function useSignIn(onSignedIn: (person: SignedInPerson) => void) {
  const { mutate, reset, isPending, error } = useCall('session.sign_in');
  return {
    isChecking: isPending,
    refusal: error,
    forgetRefusal: reset,
    withPin: (user: string, pin: string) => mutate({ means: 'pin', user, pin }, { onSuccess: onSignedIn }),
    withPassword: (login: string, password: string) =>
      mutate(
        { means: 'password', login, password },
        {
          onSuccess: (person) => {
            rememberLogin(person.user, login);
            onSignedIn(person);
          },
        },
      ),
  };
}
