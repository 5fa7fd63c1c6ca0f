import {
  IconClockExclamation,
  IconDeviceDesktopCheck,
  IconDeviceDesktopX,
  IconPrinter,
  IconPrinterOff,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '@/design/clock/use-now';
import { formatElapsed } from '@/design/format/dates';
import type { StateItem } from '@/design/state-bar/StateBar';
import { useAnswer, useShellAnswer } from '@/platform';
import { networkItems } from './network-items';

/** What can be counted on: that this computer answers, the others, and the printer. */
export function useHealth(): readonly StateItem[] {
  const { t } = useTranslation();
  const place = useAnswer('people.current_place', {});
  const settings = useShellAnswer('device.settings', {}, { topics: ['device', 'session'] });
  const start = useShellAnswer('device.start', {}, { topics: ['device', 'session'] });
  // Whatever is recorded is something to send.
  const sync = useShellAnswer('sync.status', {}, { topics: ['*'] });
  const now = useNow();
  const items: StateItem[] = [];
  if (place.error ?? settings.error) {
    items.push({ id: 'here', icon: IconDeviceDesktopX, text: t('surroundings.notRecording'), tone: 'bad' });
  } else if (place.data) {
    items.push({ id: 'here', icon: IconDeviceDesktopCheck, text: t('surroundings.recordedHere'), tone: 'ok' });
  }
  if (sync.data) items.push(...networkItems(t, sync.data, now));
  if (start.data?.clock_behind_ms !== undefined) {
    const by = formatElapsed(start.data.clock_behind_ms, t('till.dayLetter'));
    items.push({ id: 'clock', icon: IconClockExclamation, text: t('clock.behind', { by }), tone: 'warn' });
  }
  if (settings.data) {
    const { printer } = settings.data;
    items.push(
      printer
        ? { id: 'printer', icon: IconPrinter, text: t('surroundings.printer', { model: printer.host }) }
        : { id: 'printer', icon: IconPrinterOff, text: t('surroundings.noPrinter') },
    );
  }
  return items;
}
