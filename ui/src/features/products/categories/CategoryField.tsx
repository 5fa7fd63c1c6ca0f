import { Group, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useExecute } from '@/platform';
import { pathsOf, treeOf } from './category-tree';
import { CreateInPlace } from './CreateInPlace';

interface Props {
  readonly value: string | null;
  readonly onChange: (category: string | null) => void;
  readonly readOnly: boolean;
}

export function CategoryField({ value, onChange, readOnly }: Props) {
  const { t } = useTranslation();
  const rows = useAnswer('catalog.categories', {}).data;
  const options = useMemo(
    () => pathsOf(treeOf(rows ?? [])).map(({ category, path }) => ({ value: category, label: path })),
    [rows],
  );
  const [parent, setParent] = useState<string | null>(null);
  const create = useExecute('catalog.create_category');
  return (
    <Group gap={8} align="end" wrap="nowrap">
      <Select
        flex={1}
        label={t('products.field.category')}
        placeholder={t('products.field.none')}
        data={options}
        value={value}
        searchable
        clearable
        readOnly={readOnly}
        onChange={onChange}
      />
      {!readOnly && (
        <CreateInPlace
          title={t('products.create.category')}
          error={create.error}
          onCreate={(name, done) =>
            create.mutate(
              { name, icon: 'IconCategory', ...(parent === null ? {} : { parent }) },
              {
                onSuccess: (category) => {
                  onChange(category);
                  done();
                },
              },
            )
          }
        >
          <Select
            label={t('products.create.parent')}
            placeholder={t('products.create.top')}
            data={options}
            value={parent}
            searchable
            clearable
            comboboxProps={{ withinPortal: false }}
            onChange={setParent}
          />
        </CreateInPlace>
      )}
    </Group>
  );
}
