import { startTransition, useEffect, useState } from 'react';
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
  if (current && current !== worker && (!worker || worker.user === current.user)) setWorker(current);

  // The news that somebody signed in may come before the answer to whoever did: both ways lead through here.
  useEffect(() => {
    if (!current || !worker || worker.user === current.user) return;
    forget();
    keep('session.current', {}, current);
    // At their own work, and not for one moment at the former person's.
    const left = Promise.resolve(navigate('/', { replace: true }));
    void left.then(() => startTransition(() => setWorker(current)));
  }, [current, worker, forget, keep, navigate]);

  function signIn(person: SignedInPerson) {
    keep('session.current', {}, person);
    keep('device.start', {}, { ...started, state: 'open' });
  }

  function lock() {
    // The screens are put away first: none of them shall ask on behalf of nobody.
    keep('device.start', {}, { ...started, state: 'locked' });
    callLock({});
  }

  return { worker, isOpen: started.state === 'open' && worker !== null && worker.user === current?.user, signIn, lock };
}
