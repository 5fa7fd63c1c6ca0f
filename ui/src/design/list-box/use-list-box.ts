import { useId, useState, type KeyboardEvent } from 'react';
import { moveActive } from './move-active';

interface Options {
  readonly count: number;
  readonly active: number;
  readonly onActive: (index: number) => void;
  /** Enter, or a click on the row. */
  readonly onChoose: (index: number) => void;
}

/** Rows that PageUp and PageDown jump over: about a screenful at a station. */
const PAGE = 7;

export type ListBoxState = ReturnType<typeof useListBox>;

/**
 * A list whose keys are pressed elsewhere: focus stays in the search field, and `aria-activedescendant` says which row
 * is active. Spread `fieldProps` on the field, or on nothing when the list itself is the tab stop.
 */
export function useListBox({ count, active, onActive, onChoose }: Options) {
  const id = useId();
  const [hasKeys, setHasKeys] = useState(false);
  const optionId = (index: number) => `${id}-${index}`;

  const keyProps = {
    'aria-activedescendant': count > 0 ? optionId(active) : undefined,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
      const next = moveActive(event.key, active, count, PAGE);
      if (next !== null) onActive(next);
      else if (event.key === 'Enter' && count > 0) onChoose(active);
      else return;
      event.preventDefault();
    },
    onFocus: () => setHasKeys(true),
    onBlur: () => setHasKeys(false),
  };

  return {
    id,
    optionId,
    active,
    onChoose,
    onActive,
    hasKeys,
    keyProps,
    fieldProps: {
      ...keyProps,
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-controls': id,
      'aria-expanded': count > 0,
      autoComplete: 'off',
    } as const,
  };
}
