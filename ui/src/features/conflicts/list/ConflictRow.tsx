import { IconAlertOctagon, IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ConflictRow as Row } from '@/bindings/ConflictRow';
import { useNow } from '@/design/clock/use-now';
import { formatDate, formatTime } from '@/design/format/dates';
import { formatAmount } from '@/design/format/money';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { useCurrency } from '@/platform';
import { subjectWords } from '../card/subject-words';
import classes from './ConflictRow.module.css';

interface Props {
  readonly row: Row;
}

export function ConflictRow({ row }: Props) {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  const currency = useCurrency();
  const isToday = formatDate(row.at, zone) === formatDate(useNow(), zone);
  const when = isToday ? formatTime(row.at, zone) : formatDate(row.at, zone).slice(0, 5);
  return (
    <div className={classes['row']}>
      {icon()}
      <span className={classes['words']}>
        <span className={classes['title']}>{t(`conflicts.rule.${row.rule}.title`)}</span>
        <span className={classes['about']}>{about()}</span>
      </span>
      <span className={classes['when']}>{when}</span>
    </div>
  );

  function icon() {
    if (row.decision) return <IconCheck size={20} stroke={1.75} data-tone="ok" aria-hidden />;
    if (row.is_urgent) return <IconAlertOctagon size={20} stroke={1.75} data-tone="bad" aria-hidden />;
    return <IconAlertTriangle size={20} stroke={1.75} data-tone="warn" aria-hidden />;
  }

  function about() {
    if (row.decision) return row.decision.by_name;
    // The currency of the list is that of this computer's store: a sale elsewhere says its own.
    const amount = row.amount === null ? '' : t('conflicts.tooMuch', { amount: formatAmount(row.amount, currency) });
    return [subjectWords(t, row.subject), amount].filter((part) => part !== '').join(' · ');
  }
}
