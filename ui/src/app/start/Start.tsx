import { Activity, lazy, Suspense, useState } from 'react';
import type { Started } from '@/bindings/Started';
import { ClockNotice } from '@/design/clock/ClockNotice';
import { useSession } from '../session/use-session';
import { Workplace } from '../session/Workplace';
import { OpeningScreen } from './OpeningScreen';
import classes from './Start.module.css';

const FirstRunScreen = lazy(async () => ({
  default: (await import('@/features/first-run/FirstRunScreen')).FirstRunScreen,
}));
const PassphraseScreen = lazy(async () => ({
  default: (await import('@/features/people/passphrase/PassphraseScreen')).PassphraseScreen,
}));
const SignInScreen = lazy(async () => ({
  default: (await import('@/features/people/sign-in/SignInScreen')).SignInScreen,
}));

interface Props {
  readonly started: Started;
  readonly onLookAgain: () => void;
}

/** Where the application opens: first run, sign-in, or the work that was left. */
export function Start({ started, onLookAgain }: Props) {
  const { worker, isOpen, signIn, lock } = useSession(started);
  // A first run ends when its person says so: the recovery code is shown after the business is there.
  const isNew = started.state === 'new' || started.state === 'joining';
  const [isHeld, setIsHeld] = useState(isNew);
  const [hasEnded, setHasEnded] = useState(false);
  if (isNew && !isHeld) setIsHeld(true);
  // The end may be said before the news that there is a business has come: it counts once both are known.
  if (!isNew && isHeld && hasEnded) {
    setIsHeld(false);
    setHasEnded(false);
  }
  const isFirstRun = isNew || isHeld;
  const endFirstRun = () => {
    setHasEnded(true);
    onLookAgain();
  };
  if (started.state === 'opening') return <OpeningScreen percent={started.opened_percent} onLookAgain={onLookAgain} />;
  if (isFirstRun) {
    return (
      <Suspense fallback={null}>
        <FirstRunScreen
          version={started.version}
          quarantined={started.quarantined}
          stage={stageOf(started.state)}
          onReady={endFirstRun}
        />
      </Suspense>
    );
  }
  return (
    <>
      <Suspense fallback={null}>{gate()}</Suspense>
      {worker && (
        // Locked, the screens are kept as they were left, asleep, for the same person to find again.
        <Activity mode={isOpen ? 'visible' : 'hidden'}>
          <Workplace
            key={worker.user}
            person={worker}
            isDemonstration={started.demonstration.length > 0}
            onLock={lock}
          />
        </Activity>
      )}
    </>
  );

  function gate() {
    if (isOpen || started.state === 'open') return null;
    if (started.state === 'passphrase_needed') return <PassphraseScreen onOpened={onLookAgain} />;
    return (
      <div className={classes['gate']}>
        {started.clock_behind_ms !== undefined && <ClockNotice behindMs={started.clock_behind_ms} />}
        <div className={classes['signIn']}>
          <SignInScreen demonstration={started.demonstration} onSignedIn={signIn} />
        </div>
      </div>
    );
  }
}

function stageOf(state: Started['state']): 'new' | 'joining' | 'here' {
  return state === 'new' || state === 'joining' ? state : 'here';
}
