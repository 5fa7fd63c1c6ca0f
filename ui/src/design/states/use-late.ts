import { useEffect, useState } from 'react';

/** What is over sooner than this never shows that it waited. */
const PATIENCE_MS = 150;

/** False, then true once the component has been mounted for 150 ms. */
export function useLate(): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLate;
}
