import { useNow } from '@/design/clock/use-now';
import { formatDate, formatDateTime, formatTime, type Instant } from '@/design/format/dates';
import { useSurroundings } from '@/design/surroundings/surroundings-context';

/** When something happened, as people say it: today the time is enough. */
export function useWhen(): (at: Instant) => string {
  const { zone } = useSurroundings();
  const today = formatDate(useNow(), zone);
  return (at) => (formatDate(at, zone) === today ? formatTime(at, zone) : formatDateTime(at, zone));
}
