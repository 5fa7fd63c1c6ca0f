import { useTranslation } from 'react-i18next';
import type { DraftView } from '@/bindings/DraftView';
import type { KeyName } from '@/design/keys/key-name';
import type { LegendKey } from '@/design/keys/Legend';
import type { TextKey } from '@/i18n';
import type { DialogName } from './dialog-name';

interface Acts {
  readonly onSearch: () => void;
  readonly onDialog: (name: DialogName) => void;
  readonly onSubmit: () => Promise<void>;
}

/** The keys of the counter, each with why it is asleep when it is. */
export function useCounterLegend(draft: DraftView | null, { onSearch, onDialog, onSubmit }: Acts) {
  const { t } = useTranslation();
  const isEmpty = (draft?.lines.length ?? 0) === 0;
  const open = (key: KeyName, label: TextKey, name: DialogName, needsLines = false): LegendKey => ({
    key,
    label: t(label),
    act: () => onDialog(name),
    disabledBecause: needsLines && isEmpty ? t('counter.keys.empty') : undefined,
  });
  const keys: LegendKey[] = [
    open('F1', 'counter.keys.help', 'help'),
    { key: 'F2', label: t('counter.keys.search'), act: onSearch },
    open('F3', 'counter.keys.customer', 'customer'),
    open('F4', 'counter.keys.discount', 'discount', true),
    open('F5', 'counter.keys.quantity', 'line', true),
    open('F6', 'counter.keys.park', 'park', true),
    open('F7', 'counter.keys.recall', 'recall'),
    open('F8', 'counter.keys.abandon', 'abandon', true),
  ];
  const main: LegendKey = {
    key: 'F9',
    label: t('counter.keys.submit'),
    act: onSubmit,
    disabledBecause: isEmpty ? t('counter.keys.empty') : undefined,
  };
  return { keys, main };
}
