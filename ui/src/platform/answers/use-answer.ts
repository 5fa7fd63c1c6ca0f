import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { QueryAnswer, QueryBody, QueryName, ShellAnswer, ShellBody, ShellName } from '../platform';
import type { PlatformError } from '../platform-error';
import { usePlatform } from '../PlatformContext';
import { topicsOf } from './topics';

interface AnswerOptions {
  /** The contexts whose changes outdate this answer; its own when not given. */
  readonly topics?: readonly string[];
  /**
   * When the body changes: `keep` shows the former answer until the new one is there (a list being searched), `drop`
   * shows none (a customer's credit must never be another's).
   */
  readonly former?: 'keep' | 'drop';
}

/** In place of a body that depends on something not known yet: nothing is asked. */
export const NOT_YET: unique symbol = Symbol('not yet');

/** The answer to a query, asked again each time one of its topics changes. */
export function useAnswer<N extends QueryName>(
  name: N,
  body: QueryBody<N> | typeof NOT_YET,
  options: AnswerOptions = {},
): UseQueryResult<QueryAnswer<N>, PlatformError> {
  const platform = usePlatform();
  return useAsked(['query', name, body], () => platform.query(name, body as QueryBody<N>), name, options);
}

/** The same for matters of the shell (session, devices). */
export function useShellAnswer<N extends ShellName>(
  name: N,
  body: ShellBody<N> | typeof NOT_YET,
  options: AnswerOptions = {},
): UseQueryResult<ShellAnswer<N>, PlatformError> {
  const platform = usePlatform();
  return useAsked(['shell', name, body], () => platform.call(name, body as ShellBody<N>), name, options);
}

function useAsked<Answer>(
  key: readonly [kind: string, name: string, body: unknown],
  ask: () => Promise<Answer>,
  name: string,
  { topics, former = 'drop' }: AnswerOptions,
): UseQueryResult<Answer, PlatformError> {
  const isAsked = key[2] !== NOT_YET;
  return useQuery<Answer, PlatformError, Answer>({
    queryKey: isAsked ? key : [key[0], name],
    queryFn: ask,
    enabled: isAsked,
    meta: topicsOf(name, topics),
    ...(former === 'keep' ? { placeholderData: keepPreviousData } : {}),
  });
}
