import { ActionIcon } from '@mantine/core';
import { IconMinus, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatQuantity, ONE } from '../format/quantity';
import classes from './QuantityStepper.module.css';

interface Props {
  /** Thousandths. */
  readonly quantity: number;
  readonly onChange: (thousandths: number) => void;
  /** At one or less the minus is a bin: nobody empties a line by surprise. */
  readonly onRemove: () => void;
  /** What is counted, for screen readers. */
  readonly of: string;
}

export function QuantityStepper({ quantity, onChange, onRemove, of }: Props) {
  const { t } = useTranslation();
  const isLast = quantity <= ONE;
  return (
    <div className={classes['stepper']} role="group" aria-label={t('quantity.of', { name: of })}>
      <ActionIcon
        variant="transparent"
        size={44}
        aria-label={isLast ? t('quantity.remove', { name: of }) : t('quantity.less', { name: of })}
        onClick={() => (isLast ? onRemove() : onChange(quantity - ONE))}
      >
        {isLast ? <IconTrash size={20} stroke={1.75} /> : <IconMinus size={20} stroke={1.75} />}
      </ActionIcon>
      <output className={classes['number']}>{formatQuantity(quantity)}</output>
      <ActionIcon
        variant="transparent"
        size={44}
        aria-label={t('quantity.more', { name: of })}
        onClick={() => onChange(quantity + ONE)}
      >
        <IconPlus size={20} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}
