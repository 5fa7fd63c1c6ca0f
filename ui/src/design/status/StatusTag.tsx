import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconCloudOff,
  IconInfoCircle,
  IconLock,
  type Icon,
} from '@tabler/icons-react';
import classes from './StatusTag.module.css';

/** Icon, word and colour: always the three. Info and waiting have no hue of their own. */
const kinds = {
  done: { icon: IconCheck, tone: 'ok' },
  attention: { icon: IconAlertTriangle, tone: 'warn' },
  blocking: { icon: IconAlertOctagon, tone: 'bad' },
  info: { icon: IconInfoCircle, tone: 'accent' },
  taken: { icon: IconLock, tone: 'neutral' },
  waiting: { icon: IconClock, tone: 'neutral' },
  late: { icon: IconClock, tone: 'warn' },
  'server-down': { icon: IconCloudOff, tone: 'warn' },
} satisfies Record<string, { icon: Icon; tone: string }>;

export type StatusKind = keyof typeof kinds;

interface Props {
  readonly kind: StatusKind;
  readonly label: string;
  /** When the thing has an icon of its own: a printer, a pause. */
  readonly icon?: Icon;
}

export function StatusTag({ kind, label, icon }: Props) {
  const Icon = icon ?? kinds[kind].icon;
  return (
    <span className={classes['tag']} data-tone={kinds[kind].tone}>
      <Icon size={15} stroke={2} aria-hidden />
      {label}
    </span>
  );
}
