import { IconArrowDown, IconArrowLeft, IconArrowRight, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Key.module.css';
import type { KeyName } from './key-name';

interface Props {
  readonly name: KeyName;
  /** On a filled button or on the slab. */
  readonly tone?: 'plain' | 'on-fill';
}

const arrows = { ArrowUp: IconArrowUp, ArrowDown: IconArrowDown, ArrowLeft: IconArrowLeft, ArrowRight: IconArrowRight };
const words = { Escape: 'keys.escape', Enter: 'keys.enter', Delete: 'keys.delete' } as const;

/** A keycap. For the eye only: the button beside it says its key with aria-keyshortcuts. */
export function Key({ name, tone = 'plain' }: Props) {
  const { t } = useTranslation();
  return (
    <kbd className={classes['key']} data-tone={tone} aria-hidden>
      {face()}
    </kbd>
  );

  function face() {
    if (name in arrows) {
      const Arrow = arrows[name as keyof typeof arrows];
      return <Arrow size={14} stroke={2} />;
    }
    if (name in words) return t(words[name as keyof typeof words]);
    return name.replace('Ctrl+', 'Ctrl ');
  }
}
