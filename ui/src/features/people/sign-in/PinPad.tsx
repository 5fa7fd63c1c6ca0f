import { Button, PinInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { digitOf } from '@/design/keys/key-name';
import { Key } from '@/design/keys/Key';
import classes from './PinPad.module.css';
import { TouchDigits } from './TouchDigits';

interface Props {
  readonly isChecking: boolean;
  readonly isRefused: boolean;
  readonly onPin: (pin: string) => void;
}

/** A code has 4 to 8 digits. Nobody looking over a shoulder learns how many: Enter ends it. */
const LENGTH_MIN = 4;
const LENGTH_MAX = 8;

/** Typed on the keyboard, whatever its layout; digits to touch appear on touch screens. */
export function PinPad({ isChecking, isRefused, onPin }: Props) {
  const { t } = useTranslation();
  const [pin, setPin] = useState('');
  // Mantine's own id changes after the first render and would take the boxes, and the focus, with it.
  const id = useId();
  const boxes = useRef<HTMLDivElement>(null);
  const hasTouch = useMediaQuery('(pointer: coarse)', false, { getInitialValueInEffect: false });
  const boxCount = Math.max(LENGTH_MIN, Math.min(LENGTH_MAX, pin.length));

  useEffect(() => {
    boxes.current?.querySelectorAll('input')[Math.min(pin.length, boxCount - 1)]?.focus();
  }, [pin, boxCount]);

  function change(next: string) {
    if (!isChecking && next.length <= LENGTH_MAX) setPin(next);
  }

  function send() {
    if (isChecking || pin.length < LENGTH_MIN) return;
    onPin(pin);
    // A refused code is typed again from the start.
    setPin('');
  }

  function onKeyDown(event: KeyboardEvent) {
    const digit = event.ctrlKey || event.altKey || event.metaKey ? null : digitOf(event);
    if (digit !== null) change(pin + digit);
    else if (event.key === 'Backspace') change(pin.slice(0, -1));
    else if (event.key === 'Enter') send();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={classes['pad']}>
      <div ref={boxes} onKeyDownCapture={onKeyDown}>
        <PinInput
          id={id}
          aria-label={t('signIn.pin.label')}
          classNames={{ pinInput: classes['box'] ?? '', input: classes['input'] ?? '' }}
          length={boxCount}
          type="number"
          mask
          oneTimeCode={false}
          manageFocus={false}
          placeholder=""
          gap={10}
          value={pin}
          onChange={change}
          error={isRefused && pin === ''}
          readOnly={isChecking}
          ariaLabel={t('signIn.pin.digit')}
        />
      </div>
      {hasTouch && <TouchDigits onDigit={(digit) => change(pin + digit)} onErase={() => change(pin.slice(0, -1))} />}
      <Button className={classes['send'] ?? ''} leftSection={<Key name="Enter" tone="on-fill" />} onClick={send}>
        {isChecking ? t('signIn.checking') : t('signIn.pin.enter')}
      </Button>
    </div>
  );
}
