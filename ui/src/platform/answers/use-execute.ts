import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { CommandAnswer, CommandBody, CommandName, ShellAnswer, ShellBody, ShellName } from '../platform';
import { toPlatformError, type PlatformError } from '../platform-error';
import { usePlatform } from '../PlatformContext';
import { CommandIds } from './command-ids';

/**
 * A command, ready to be sent: `const submit = useExecute('sales.submit'); submit.mutate(body)`.
 * What it changes comes back as the signal "changed"; nothing is invalidated here.
 */
export function useExecute<N extends CommandName>(
  name: N,
): UseMutationResult<CommandAnswer<N>, PlatformError, CommandBody<N>> {
  const platform = usePlatform();
  const [ids] = useState(() => new CommandIds());
  return useMutation<CommandAnswer<N>, PlatformError, CommandBody<N>>({
    mutationFn: async (body) => {
      const id = ids.for(body);
      try {
        const answer = await platform.execute(name, body, id);
        ids.settled(id);
        return answer;
      } catch (thrown) {
        const error = toPlatformError(thrown);
        if (error.isOutcomeUnknown) ids.lost(id, body);
        else ids.settled(id);
        throw error;
      }
    },
  });
}

/** A call to the shell, ready to be made. */
export function useCall<N extends ShellName>(name: N): UseMutationResult<ShellAnswer<N>, PlatformError, ShellBody<N>> {
  const platform = usePlatform();
  return useMutation<ShellAnswer<N>, PlatformError, ShellBody<N>>({ mutationFn: (body) => platform.call(name, body) });
}
