import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SectionProps } from '../ProductForm';
import classes from '../ProductForm.module.css';
import { SpecificationsEditor } from '../SpecificationsEditor';

export function SpecificationsSection({ form, readOnly }: SectionProps) {
  const { t } = useTranslation();
  const { specifications } = form.values;
  if (readOnly && specifications.length === 0) return null;
  return (
    <fieldset className={classes['section']}>
      <legend>{t('products.section.sheet')}</legend>
      {readOnly ? (
        <Table variant="vertical" data={{ body: specifications.map(({ name, value }) => [name, value]) }} />
      ) : (
        <SpecificationsEditor
          value={specifications}
          onChange={(lines) => form.setFieldValue('specifications', lines)}
        />
      )}
    </fieldset>
  );
}
