import { Button, Select } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '@/design/dates/DayInput';
import { OfficeBar } from '@/design/office/OfficePanel';
import { useAnswer } from '@/platform';
import { actFamilies, watchedActs } from './act-kinds';
import { isFiltered, noFilters, type ActFilters } from './act-filters';

interface Props {
  readonly filters: ActFilters;
  readonly onChange: (filters: ActFilters) => void;
}

export function ActFiltersBar({ filters, onChange }: Props) {
  const { t } = useTranslation();
  const users = useAnswer('people.users', {}).data ?? [];
  const put = (part: Partial<ActFilters>) => onChange({ ...filters, ...part });
  return (
    <OfficeBar>
      <Select
        aria-label={t('audit.filter.actor')}
        placeholder={t('audit.filter.actor')}
        w={210}
        searchable
        clearable
        leftSection={<IconUser size={18} stroke={1.75} aria-hidden />}
        data={users.map(({ user, name }) => ({ value: user, label: name }))}
        value={filters.actor}
        onChange={(actor) => put({ actor })}
      />
      <Select
        aria-label={t('audit.filter.kind')}
        placeholder={t('audit.filter.kind')}
        w={260}
        clearable
        data={[
          {
            group: t('audit.filter.families'),
            items: actFamilies.map((family) => ({ value: family, label: t(`audit.family.${familyName(family)}`) })),
          },
          {
            group: t('audit.filter.watched'),
            items: watchedActs.map((kind) => ({ value: kind, label: t(`audit.watched.${kind}`) })),
          },
        ]}
        value={filters.kind}
        onChange={(kind) => put({ kind })}
      />
      <DayInput
        label={t('audit.filter.from')}
        value={filters.from}
        max={filters.to}
        onChange={(from) => put({ from })}
      />
      <DayInput label={t('audit.filter.to')} value={filters.to} min={filters.from} onChange={(to) => put({ to })} />
      {isFiltered(filters) && (
        <Button variant="subtle" h={36} onClick={() => onChange(noFilters)}>
          {t('audit.filter.clear')}
        </Button>
      )}
    </OfficeBar>
  );
}

type Family = (typeof actFamilies)[number];

function familyName<F extends Family>(family: F): F extends `${infer Name}.` ? Name : never {
  return family.slice(0, -1) as F extends `${infer Name}.` ? Name : never;
}
