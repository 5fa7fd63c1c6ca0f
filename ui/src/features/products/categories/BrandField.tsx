import { Group, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer, useExecute } from '@/platform';
import { CreateInPlace } from './CreateInPlace';

interface Props {
  readonly value: string | null;
  readonly onChange: (brand: string | null) => void;
  readonly readOnly: boolean;
}

export function BrandField({ value, onChange, readOnly }: Props) {
  const { t } = useTranslation();
  const brands = useAnswer('catalog.brands', {}).data ?? [];
  const create = useExecute('catalog.create_brand');
  return (
    <Group gap={8} align="end" wrap="nowrap">
      <Select
        flex={1}
        label={t('products.field.brand')}
        placeholder={t('products.field.none')}
        data={brands.map(({ brand, name }) => ({ value: brand, label: name }))}
        value={value}
        searchable
        clearable
        readOnly={readOnly}
        onChange={onChange}
      />
      {!readOnly && (
        <CreateInPlace
          title={t('products.create.brand')}
          error={create.error}
          onCreate={(name, done) =>
            create.mutate(
              { name },
              {
                onSuccess: (brand) => {
                  onChange(brand);
                  done();
                },
              },
            )
          }
        />
      )}
    </Group>
  );
}
