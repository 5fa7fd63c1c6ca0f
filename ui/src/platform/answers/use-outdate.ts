import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { isOutdated } from './topics';

/** Says that topics changed where Rust does not say it by itself: what worked in the background has ended. */
export function useOutdate(): (topics: readonly string[]) => void {
  const client = useQueryClient();
  return useCallback(
    (topics) => void client.invalidateQueries({ predicate: (query) => isOutdated(query, topics) }),
    [client],
  );
}
