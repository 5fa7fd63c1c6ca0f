import { lazy, Suspense, useEffect, useState } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import type { SignedInPerson } from '@/bindings/SignedInPerson';
import { teachFormats } from '@/design/format/text-formats';
import { useKeys } from '@/design/keys/use-keys';
import { ErrorState } from '@/design/states/ErrorState';
import { SurroundingsContext } from '@/design/surroundings/surroundings-context';
import { useAnswer } from '@/platform';
import { ScreenHelp } from '../help/ScreenHelp';
import { screenAt, screensFor } from '../navigation/screens';
import { Palette } from '../palette/Palette';
import { useWorkSurroundings } from '../surroundings/use-work-surroundings';
import { ForbiddenScreen } from './ForbiddenScreen';
import { NoScreen } from './NoScreen';
import { useAutomaticLock } from './use-automatic-lock';

const StationScreen = lazy(async () => ({
  default: (await import('@/features/people/station/StationScreen')).StationScreen,
}));

/** What a computer says of its place that has joined and stands nowhere yet. */
const NO_REGISTER = 'people.register_unknown';

interface Props {
  readonly person: SignedInPerson;
  readonly isDemonstration: boolean;
  readonly onLock: () => void;
}

/** Somebody is at work: their screens, the keys that are the same on all of them, and the lock. */
export function Workplace({ person, isDemonstration, onLock }: Props) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const place = useAnswer('people.current_place', {});
  const [helpAt, setHelpAt] = useState<string | null>(null);
  const openHelp = () => setHelpAt(pathname);
  const surroundings = useWorkSurroundings({ person, isDemonstration, onLock, onHelp: openHelp });
  const mine = screensFor(person.permissions);
  const goTo = mine.flatMap(({ keyName, to }) => (keyName ? [[keyName, () => void navigate(to)] as const] : []));
  useKeys(Object.fromEntries(goTo));
  useKeys({ F12: onLock }, 'dialog');
  useAutomaticLock(onLock);

  const currency = place.data?.currency;
  const exponent = place.data?.exponent ?? 0;
  useEffect(() => {
    if (currency !== undefined) teachFormats({ code: currency, exponent });
  }, [currency, exponent]);

  if (place.error?.code === NO_REGISTER && !place.data) {
    return (
      <Suspense fallback={null}>
        <StationScreen onLock={onLock} />
      </Suspense>
    );
  }
  if (place.error && !place.data) return <ErrorState error={place.error} onRetry={() => void place.refetch()} />;
  if (!place.data) return null;
  return (
    <SurroundingsContext value={surroundings}>
      <Palette person={person} />
      <ScreenHelp openAt={helpAt} onOpen={openHelp} onClose={() => setHelpAt(null)} />
      {content()}
    </SurroundingsContext>
  );

  function content() {
    if (mine.length === 0) return <NoScreen onLock={onLock} />;
    const screen = screenAt(pathname);
    if (screen && !mine.includes(screen)) return <ForbiddenScreen screen={screen} />;
    return <Outlet />;
  }
}
