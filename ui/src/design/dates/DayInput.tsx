import { DatePickerInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** What is asked for, as placeholder and for screen readers. */
  readonly label: string;
  /** 2026-11-20 */
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly min?: string | null;
  readonly max?: string | null;
}

/** A day, from a calendar whose every arrow is named and whose every day is readable. */
export function DayInput({ label, value, onChange, min, max }: Props) {
  const { t } = useTranslation();
  return (
    <DatePickerInput
      aria-label={value === null ? label : undefined}
      placeholder={label}
      valueFormat="DD/MM/YYYY"
      w={168}
      clearable
      clearButtonProps={{ 'aria-label': t('office.calendar.clear') }}
      leftSection={<IconCalendar size={18} stroke={1.75} aria-hidden />}
      // Grey and red days of other months and week-ends are below the contrast that is asked for.
      hideOutsideDates
      weekendDays={[]}
      ariaLabels={{
        previousMonth: t('office.calendar.previousMonth'),
        nextMonth: t('office.calendar.nextMonth'),
        previousYear: t('office.calendar.previousYear'),
        nextYear: t('office.calendar.nextYear'),
        previousDecade: t('office.calendar.previousDecade'),
        nextDecade: t('office.calendar.nextDecade'),
      }}
      value={value}
      onChange={onChange}
      {...(min == null ? {} : { minDate: min })}
      {...(max == null ? {} : { maxDate: max })}
    />
  );
}
