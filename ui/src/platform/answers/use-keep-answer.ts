import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { QueryAnswer, QueryBody, QueryName, ShellAnswer, ShellBody, ShellName } from '../platform';

/** Keeps an answer that a command gave, so that screens paint it at once instead of asking for it again. */
export function useKeepAnswer() {
  const client = useQueryClient();
  return useCallback(
    <N extends QueryName>(name: N, body: QueryBody<N>, answer: QueryAnswer<N>) => {
      const queryKey = ['query', name, body];
      // An older question still on its way must not paint over it.
      void client.cancelQueries({ queryKey }, { revert: false });
      client.setQueryData(queryKey, answer);
    },
    [client],
  );
}

/** The same for matters of the shell. */
export function useKeepShellAnswer() {
  const client = useQueryClient();
  return useCallback(
    <N extends ShellName>(name: N, body: ShellBody<N>, answer: ShellAnswer<N>) => {
      const queryKey = ['shell', name, body];
      void client.cancelQueries({ queryKey }, { revert: false });
      client.setQueryData(queryKey, answer);
    },
    [client],
  );
}

/** Forgets what the former person was told: nothing of it may be shown to the next. */
export function useForgetAnswers() {
  const client = useQueryClient();
  return useCallback(() => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[1] !== 'device.start' });
  }, [client]);
}
