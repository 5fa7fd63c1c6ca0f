import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ShiftRow } from '@/bindings/ShiftRow';
import { usePlatform, type PlatformError } from '@/platform';

/** Rust answers this many at once: a full page may have another behind it. */
const PAGE = 60;

/** The shifts, page after page, the latest first. */
export function useShiftPages() {
  const platform = usePlatform();
  const pages = useInfiniteQuery<ShiftRow[], PlatformError, readonly ShiftRow[], string[], number | null>({
    queryKey: ['query', 'till.shifts', 'pages'],
    queryFn: ({ pageParam }) => platform.query('till.shifts', pageParam === null ? {} : { before: pageParam }),
    initialPageParam: null,
    getNextPageParam: (page) => (page.length < PAGE ? null : (page.at(-1)?.opened_at ?? null)),
    select: (data) => data.pages.flat(),
    placeholderData: keepPreviousData,
    meta: { topics: ['till', 'sales'] },
  });
  return {
    rows: pages.data ?? [],
    error: pages.error,
    isPending: pages.isPending,
    hasMore: pages.hasNextPage,
    more: () => {
      if (pages.hasNextPage && !pages.isFetching) void pages.fetchNextPage();
    },
    retry: () => void pages.refetch(),
  };
}
