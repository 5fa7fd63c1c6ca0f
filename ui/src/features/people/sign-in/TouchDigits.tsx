import { Button, SimpleGrid } from '@mantine/core';
import { IconBackspace } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly onDigit: (digit: string) => void;
  readonly onErase: () => void;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

export function TouchDigits({ onDigit, onErase }: Props) {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={3} spacing={8}>
      {DIGITS.map((digit) => (
        <Button key={digit} variant="default" h={56} fz={20} onClick={() => onDigit(digit)}>
          {digit}
        </Button>
      ))}
      <Button variant="default" h={56} aria-label={t('signIn.pin.erase')} onClick={onErase}>
        <IconBackspace size={24} stroke={1.75} />
      </Button>
    </SimpleGrid>
  );
}
