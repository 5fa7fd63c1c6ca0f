import { lazy, Suspense } from 'react';
import { Navigate } from 'react-router';
import { ErrorState } from '@/design/states/ErrorState';
import { useShellAnswer } from '@/platform';

const FirstRunScreen = lazy(async () => ({
  default: (await import('@/features/first-run/FirstRunScreen')).FirstRunScreen,
}));
const SignInScreen = lazy(async () => ({
  default: (await import('@/features/people/sign-in/SignInScreen')).SignInScreen,
}));

/** Where the application opens: first run, sign-in, or the work that was left. */
export function Start() {
  const start = useShellAnswer('device.start', {}, { topics: ['device', 'session'] });
  const lookAgain = () => void start.refetch();
  if (start.error) return <ErrorState error={start.error} onRetry={lookAgain} />;
  // Painted in the window's colour: this takes a few milliseconds.
  if (!start.data) return null;
  return <Suspense fallback={null}>{screen(start.data)}</Suspense>;

  function screen({ state, version }: { state: 'new' | 'locked' | 'open'; version: string }) {
    switch (state) {
      case 'new':
        return <FirstRunScreen version={version} onReady={lookAgain} />;
      case 'locked':
        return <SignInScreen onSignedIn={lookAgain} />;
      case 'open':
        return <Navigate to="/work" replace />;
    }
  }
}
