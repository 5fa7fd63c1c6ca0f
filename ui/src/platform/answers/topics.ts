import type { Query, QueryClient } from '@tanstack/react-query';
import type { Platform } from '../platform';

/** Carried by every answer in the cache, so that a change finds what it outdates. */
interface AnswerMeta extends Record<string, unknown> {
  readonly topics: readonly string[];
}

/** "sales.list" reads the context "sales" unless the screen names more. */
export function topicsOf(name: string, topics?: readonly string[]): AnswerMeta {
  return { topics: topics ?? [name.split('.')[0] ?? name] };
}

export function isOutdated(query: Pick<Query, 'meta'>, changed: readonly string[]): boolean {
  const topics = (query.meta as AnswerMeta | undefined)?.topics ?? [];
  return changed.includes('*') || topics.includes('*') || topics.some((topic) => changed.includes(topic));
}

/** Asks again for what is on screen and marks the rest, each time Rust says that something changed. */
export function followChanges(platform: Platform, client: QueryClient): () => void {
  return platform.listen('changed', (changed) => {
    void client.invalidateQueries({ predicate: (query) => isOutdated(query, changed) });
  });
}
