import { useState } from 'react';
import type { DemonstrationPerson } from '@/bindings/DemonstrationPerson';
import type { SignedInPerson } from '@/bindings/SignedInPerson';
import { ErrorState } from '@/design/states/ErrorState';
import { useShellAnswer } from '@/platform';
import { DemonstrationChoice } from './demonstration/DemonstrationChoice';
import { SignIn } from './SignIn';
import { useSignIn } from './use-sign-in';

interface Props {
  /** Its people with their shown passwords; empty for a real business. */
  readonly demonstration: readonly DemonstrationPerson[];
  readonly onSignedIn: (person: SignedInPerson) => void;
}

export function SignInScreen({ demonstration, onSignedIn }: Props) {
  const people = useShellAnswer('session.people', {}, { topics: ['session', 'people'] });
  const signIn = useSignIn(onSignedIn);
  const [asUsual, setAsUsual] = useState(demonstration.length === 0);
  if (!asUsual) {
    return (
      <DemonstrationChoice
        people={demonstration}
        isChecking={signIn.isChecking}
        refusal={signIn.refusal}
        onChoose={({ user_name, password }) => signIn.withPassword(user_name, password)}
        onAsUsual={() => setAsUsual(true)}
      />
    );
  }
  if (people.error) return <ErrorState error={people.error} onRetry={() => void people.refetch()} />;
  if (!people.data) return null;
  return (
    <SignIn
      people={people.data}
      isChecking={signIn.isChecking}
      refusal={signIn.refusal}
      onForgetRefusal={signIn.forgetRefusal}
      onPin={({ user, pin }) => signIn.withPin(user, pin)}
      onPassword={({ userName, password }) => signIn.withPassword(userName, password)}
    />
  );
}
