import { IconArrowBackUp, IconBan, IconCash, IconReceipt, IconRotateClockwise } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Moment } from '@/bindings/Moment';
import { formatTime } from '@/design/format/dates';
import { shortPerson } from '@/design/format/short-names';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import classes from './Moments.module.css';

interface Props {
  readonly moments: readonly Moment[];
}

const icons = {
  submitted: IconReceipt,
  paid: IconCash,
  returned: IconArrowBackUp,
  cancelled: IconBan,
  recalled: IconRotateClockwise,
};

/** What happened to the sale, one after the other. */
export function Moments({ moments }: Props) {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  return (
    <ol className={classes['moments']} aria-label={t('conflicts.moments')}>
      {moments.map(({ kind, at, by_name: name }, index) => {
        const Icon = icons[kind];
        return (
          <li key={`${kind} ${index}`}>
            <Icon size={16} stroke={1.75} aria-hidden />
            <span>
              {formatTime(at, zone)} {t(`conflicts.moment.${kind}`)}
              {name !== '' && `, ${shortPerson(name)}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
