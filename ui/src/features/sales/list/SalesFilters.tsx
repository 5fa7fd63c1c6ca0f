import { Select } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { SaleStatus } from '@/bindings/SaleStatus';
import { useNow } from '@/design/clock/use-now';
import { formatDate } from '@/design/format/dates';
import { OfficeBar } from '@/design/office/OfficePanel';
import { SearchField } from '@/design/office/SearchField';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { isListedStatus, listedStatuses } from './sale-statuses';

interface Props {
  readonly number: string;
  readonly setNumber: (number: string) => void;
  readonly status: SaleStatus | null;
  readonly setStatus: (status: SaleStatus | null) => void;
  /** ISO, the store's business day. */
  readonly date: string | null;
  readonly setDate: (date: string | null) => void;
}

const ALL = 'all';

export function SalesFilters({ number, setNumber, status, setStatus, date, setDate }: Props) {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  // The day of the store, not of the computer.
  const today = formatDate(useNow(), zone).split('/').reverse().join('-');
  const day = (ago: number) => dayjs(today).subtract(ago, 'day').format('YYYY-MM-DD');
  return (
    <OfficeBar>
      <SearchField label={t('salesList.search')} value={number} onChange={setNumber} />
      <Select
        w={190}
        aria-label={t('salesList.status.label')}
        data={[
          { value: ALL, label: t('salesList.status.all') },
          ...listedStatuses.map((value) => ({ value, label: t(`salesList.status.${value}`) })),
        ]}
        value={status ?? ALL}
        onChange={(value) => setStatus(isListedStatus(value) ? value : null)}
      />
      <DatePickerInput
        w={190}
        placeholder={t('salesList.everyDay')}
        leftSection={<IconCalendar size={18} stroke={1.75} aria-hidden />}
        valueFormat="DD/MM/YYYY"
        clearable
        clearButtonProps={{ 'aria-label': t('salesList.everyDay') }}
        maxDate={today}
        presets={[
          { value: today, label: t('salesList.today') },
          { value: day(1), label: t('salesList.yesterday') },
        ]}
        value={date}
        onChange={setDate}
      />
    </OfficeBar>
  );
}
