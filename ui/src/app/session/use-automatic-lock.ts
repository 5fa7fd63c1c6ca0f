import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useRef } from 'react';

const MINUTES = 10;
const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Locks after some minutes without a key or a touch. Of this computer, as `comptoir.lock-after`: 0 never locks. */
export function useAutomaticLock(lock: () => void): void {
  const [minutes] = useLocalStorage({
    key: 'comptoir.lock-after',
    defaultValue: MINUTES,
    getInitialValueInEffect: false,
  });
  const latest = useRef(lock);
  useEffect(() => {
    latest.current = lock;
  });
  useEffect(() => {
    if (minutes <= 0) return;
    const start = () => setTimeout(() => latest.current(), minutes * 60_000);
    let timer = start();
    const onSign = () => {
      clearTimeout(timer);
      timer = start();
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, onSign, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, onSign, { capture: true });
    };
  }, [minutes]);
}
