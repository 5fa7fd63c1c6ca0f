import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LevelFilter } from '@/bindings/LevelFilter';
import type { StoreRow } from '@/bindings/StoreRow';
import { OfficeBar } from '@/design/office/OfficePanel';
import { SearchField } from '@/design/office/SearchField';
import { StoreSelect } from '../store/StoreSelect';

interface Props {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly filter: LevelFilter;
  readonly onFilter: (filter: LevelFilter) => void;
  readonly stores: readonly StoreRow[];
  readonly store: string | null;
  readonly onStore: (store: string) => void;
}

const filters = ['all', 'low', 'out'] as const;

export function LevelsBar(props: Props) {
  const { t } = useTranslation();
  return (
    <OfficeBar>
      <SearchField label={t('stock.search')} value={props.text} onChange={props.onText} />
      <SegmentedControl
        aria-label={t('stock.filter.label')}
        data={filters.map((filter) => ({ value: filter, label: t(`stock.filter.${filter}`) }))}
        value={props.filter}
        onChange={props.onFilter}
      />
      <StoreSelect stores={props.stores} value={props.store} onChange={props.onStore} />
    </OfficeBar>
  );
}
