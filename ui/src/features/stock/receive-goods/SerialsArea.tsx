import { Textarea } from '@mantine/core';
import { IconAlertTriangle, IconBarcode, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '@/design/format/quantity';
import type { DocumentLine } from '../document/document-lines';
import { receivedSerials, serialsState } from './receipt';
import classes from './SerialsArea.module.css';

interface Props {
  readonly line: DocumentLine;
  readonly onChange: (serials: string) => void;
}

const icons = { none: IconBarcode, whole: IconCheck, differ: IconAlertTriangle };

/** The serial numbers that came, one per line. A scan goes here while it has the focus. */
export function SerialsArea({ line, onChange }: Props) {
  const { t } = useTranslation();
  const state = serialsState(line);
  const Icon = icons[state];
  const count = receivedSerials(line).length;
  const quantity = formatQuantity(line.quantity ?? 0);
  return (
    <div className={classes['area']}>
      <Textarea
        className={classes['field'] ?? ''}
        classNames={{ input: classes['input'] ?? '' }}
        label={t('stock.receive.serials')}
        aria-label={t('stock.receive.serialsOf', { name: line.name })}
        data-serials={line.product}
        autosize
        minRows={2}
        maxRows={6}
        spellCheck={false}
        autoComplete="off"
        value={line.serials ?? ''}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p className={classes['count']} data-state={state} role="status">
        <Icon size={18} stroke={1.75} aria-hidden />
        {t(`stock.receive.serialsCount.${state}`, { count, quantity })}
      </p>
    </div>
  );
}
