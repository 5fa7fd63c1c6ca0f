import { keepPreviousData, useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { QueryAnswer, QueryBody, QueryName } from '../platform';
import type { PlatformError } from '../platform-error';
import { usePlatform } from '../PlatformContext';
import { topicsOf } from './topics';
import { NOT_YET } from './use-answer';

/** The queries whose answer is a page: rows, and where the next page begins. */
export type PagedName = {
  [N in QueryName]: QueryAnswer<N> extends { rows: unknown[]; next: unknown } ? N : never;
}[QueryName];

type RowOf<N extends PagedName> = QueryAnswer<N> extends { rows: (infer Row)[] } ? Row : never;
type CursorKey = 'after' | 'before';

export interface Pages<N extends PagedName> {
  readonly rows: readonly RowOf<N>[];
  /** The first page, for what it says beside its rows: a total, a value. */
  readonly first: QueryAnswer<N> | undefined;
  readonly error: PlatformError | null;
  /** Nothing is there yet. */
  readonly isPending: boolean;
  readonly hasMore: boolean;
  /** Asks for the next page; nothing happens while one is on its way, or at the end. */
  readonly more: () => void;
  readonly retry: () => void;
}

/** A long list, page after page. While the body changes (a search) the former rows stay on screen. */
export function usePages<N extends PagedName>(
  name: N,
  body: Omit<QueryBody<N>, CursorKey> | typeof NOT_YET,
  options: { readonly cursor: CursorKey; readonly topics?: readonly string[] },
): Pages<N> {
  const platform = usePlatform();
  const isAsked = body !== NOT_YET;
  const pages = useInfiniteQuery<QueryAnswer<N>, PlatformError, InfiniteData<QueryAnswer<N>>>({
    queryKey: isAsked ? ['query', name, 'pages', body] : ['query', name, 'pages'],
    queryFn: ({ pageParam }) => {
      const cursor = pageParam === null ? {} : { [options.cursor]: pageParam };
      return platform.query(name, { ...(body as object), ...cursor } as QueryBody<N>);
    },
    initialPageParam: null,
    getNextPageParam: (page) => (page as { next: unknown }).next,
    enabled: isAsked,
    meta: topicsOf(name, options.topics),
    placeholderData: keepPreviousData,
  });
  const { data, hasNextPage, isFetching, fetchNextPage, refetch } = pages;
  const rows = useMemo(
    () => (data?.pages ?? []).flatMap((page) => (page as unknown as { rows: RowOf<N>[] }).rows),
    [data],
  );
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  return {
    rows,
    first: data?.pages[0],
    error: pages.error,
    isPending: pages.isPending,
    hasMore: hasNextPage,
    more,
    retry: () => void refetch(),
  };
}
