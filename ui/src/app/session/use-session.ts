import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { SignedInPerson } from '@/bindings/SignedInPerson';
import type { Started } from '@/bindings/Started';
import { useCall, useForgetAnswers, useKeepShellAnswer, usePerson } from '@/platform';

/** Who works at this computer now, and the two moments at which that changes. */
export function useSession(started: Started) {
  const current = usePerson();
  const keep = useKeepShellAnswer();
  const forget = useForgetAnswers();
  const navigate = useNavigate();
  const { mutate: callLock } = useCall('session.lock');
  // Whose screens are kept behind the lock.
  const [worker, setWorker] = useState<SignedInPerson | null>(null);
  if (current && current !== worker) setWorker(current);

  function signIn(person: SignedInPerson) {
    if (worker?.user !== person.user) {
      forget();
      if (worker) void navigate('/', { replace: true });
    }
    keep('session.current', {}, person);
    keep('device.start', {}, { ...started, state: 'open' });
  }

  function lock() {
    // The screens are put away first: none of them shall ask on behalf of nobody.
    keep('device.start', {}, { ...started, state: 'locked' });
    callLock({});
  }

  return { worker, isOpen: started.state === 'open' && worker !== null, signIn, lock };
}
