import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly value: string;
  readonly onChange: (note: string) => void;
}

/** A remark about the whole document. */
export function NoteField({ value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Textarea
      label={t('stock.note')}
      rows={3}
      maxLength={200}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
