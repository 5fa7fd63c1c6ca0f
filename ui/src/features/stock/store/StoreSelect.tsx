import { Select } from '@mantine/core';
import { IconBuildingStore } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StoreRow } from '@/bindings/StoreRow';

interface Props {
  readonly stores: readonly StoreRow[];
  readonly value: string | null;
  readonly onChange: (store: string) => void;
}

export function StoreSelect({ stores, value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Select
      aria-label={t('stock.store')}
      w={200}
      leftSection={<IconBuildingStore size={18} stroke={1.75} aria-hidden />}
      data={stores.map(({ store, fields }) => ({ value: store, label: fields.name ?? '' }))}
      value={value}
      onChange={(store) => store !== null && onChange(store)}
    />
  );
}
