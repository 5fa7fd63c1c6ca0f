import { ErrorState } from '@/design/states/ErrorState';
import { useShellAnswer } from '@/platform';
import { Start } from './start/Start';

/** Where this computer stands decides what is shown: first run, passphrase, lock, or work. */
export function Root() {
  const start = useShellAnswer('device.start', {}, { topics: ['device', 'session'] });
  // Whatever else fails later on is said where it happens.
  const isOpen = start.data !== undefined && start.data.state !== 'opening';
  if (start.error && !isOpen) return <ErrorState error={start.error} onRetry={() => void start.refetch()} />;
  // Painted in the window's colour: this takes a few milliseconds.
  if (!start.data) return null;
  return <Start started={start.data} onLookAgain={() => void start.refetch()} />;
}
