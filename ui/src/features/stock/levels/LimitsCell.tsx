import { Button, Group, Popover, Stack, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { LevelRow } from '@/bindings/LevelRow';
import { formatQuantity } from '@/design/format/quantity';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useExecute } from '@/platform';
import { QuantityInput } from '../document/QuantityInput';
import classes from './LevelTable.module.css';

interface Props {
  readonly row: LevelRow;
  readonly store: string;
  readonly readOnly: boolean;
}

/** Minimum and maximum, changed where they are read: they are valid only together. */
export function LimitsCell({ row, store, readOnly }: Props) {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure(false);
  const text = row.minimum === 0 && row.maximum === 0 ? t('stock.limits.none') : words();
  if (readOnly) return <span className="num">{text}</span>;
  return (
    // What happens in the cell does not open the row.
    <span onClick={(event) => event.stopPropagation()} role="presentation">
      <Popover opened={isOpen} onChange={(stays) => !stays && close()} trapFocus position="bottom-end" width={300}>
        <Popover.Target>
          <UnstyledButton
            className={classes['limits'] ?? ''}
            aria-label={t('stock.limits.of', { name: row.name, limits: text })}
            onClick={open}
          >
            {text}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>{isOpen && <LimitsForm row={row} store={store} onDone={close} />}</Popover.Dropdown>
      </Popover>
    </span>
  );

  function words() {
    const maximum = row.maximum === 0 ? '' : ` / ${formatQuantity(row.maximum)}`;
    return `${formatQuantity(row.minimum)}${maximum}`;
  }
}

function LimitsForm({ row, store, onDone }: Omit<Props, 'readOnly'> & { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [minimum, setMinimum] = useState<number | null>(row.minimum);
  const [maximum, setMaximum] = useState<number | null>(row.maximum === 0 ? null : row.maximum);
  const set = useExecute('stock.set_limits');
  const save = () =>
    set.mutate({ store, product: row.product, minimum: minimum ?? 0, maximum: maximum ?? 0 }, { onSuccess: onDone });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') save();
  };
  return (
    <Stack gap={12} onKeyDown={onKeyDown}>
      <Group gap={12} grow>
        <QuantityInput label={t('stock.limits.minimum')} value={minimum} onChange={setMinimum} data-autofocus />
        <QuantityInput label={t('stock.limits.maximum')} value={maximum} onChange={setMaximum} />
      </Group>
      {set.error && <ErrorStrip error={set.error} />}
      <Button h={36} onClick={save}>
        {t('office.save')}
      </Button>
    </Stack>
  );
}
