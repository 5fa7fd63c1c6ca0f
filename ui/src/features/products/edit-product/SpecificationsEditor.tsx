import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ProductValues } from './product-values';
import classes from './SpecificationsEditor.module.css';

type Lines = ProductValues['specifications'];

interface Props {
  readonly value: Lines;
  readonly onChange: (lines: Lines) => void;
}

/** The data sheet, line by line: "Ports: 8". */
export function SpecificationsEditor({ value, onChange }: Props) {
  const { t } = useTranslation();
  const put = (index: number, part: Partial<Lines[number]>) =>
    onChange(value.map((line, at) => (at === index ? { ...line, ...part } : line)));
  return (
    <div>
      {value.map((line, index) => (
        <div key={index} className={classes['line']}>
          <TextInput
            aria-label={t('products.sheet.nameOf', { n: index + 1 })}
            placeholder={t('products.sheet.name')}
            value={line.name}
            onChange={(event) => put(index, { name: event.currentTarget.value })}
          />
          <TextInput
            aria-label={t('products.sheet.valueOf', { n: index + 1 })}
            placeholder={t('products.sheet.value')}
            value={line.value}
            onChange={(event) => put(index, { value: event.currentTarget.value })}
          />
          <ActionIcon
            size={36}
            aria-label={t('products.sheet.remove', { n: index + 1 })}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          >
            <IconTrash size={18} stroke={1.75} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        h={36}
        leftSection={<IconPlus size={16} stroke={1.75} />}
        onClick={() => onChange([...value, { name: '', value: '' }])}
      >
        {t('products.sheet.add')}
      </Button>
    </div>
  );
}
