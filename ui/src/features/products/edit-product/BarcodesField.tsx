import { TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useScanner } from '@/design/scanner/use-scanner';
import { useSound } from '@/design/sound/use-sound';

interface Props {
  readonly value: readonly string[];
  readonly onChange: (barcodes: string[]) => void;
  readonly readOnly: boolean;
}

/** Every code under which the product is scanned; a scan anywhere in the form adds one. */
export function BarcodesField({ value, onChange, readOnly }: Props) {
  const { t } = useTranslation();
  const play = useSound();
  useScanner((code) => {
    if (readOnly || value.includes(code)) return;
    play('scanned');
    onChange([...value, code]);
  });
  return (
    <TagsInput
      label={t('products.field.barcodes')}
      description={t('products.field.barcodesHow')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={[...value]}
      onChange={onChange}
      readOnly={readOnly}
      splitChars={[' ', ',', ';']}
      acceptValueOnBlur
      clearable={false}
    />
  );
}
