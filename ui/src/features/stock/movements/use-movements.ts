import { useInfiniteQuery } from '@tanstack/react-query';
import { usePlatform, type PlatformError } from '@/platform';

/** A page is as long as the answer's limit; a shorter one is the last. */
const PAGE = 100;

/** The movements of a product, page after page: their answer is a plain list, continued before a moment. */
export function useMovements(product: string, store: string) {
  const platform = usePlatform();
  const pages = useInfiniteQuery({
    queryKey: ['query', 'stock.movements', 'pages', product, store],
    queryFn: ({ pageParam }) =>
      platform.query('stock.movements', { product, store, ...(pageParam === null ? {} : { before: pageParam }) }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.length < PAGE ? null : (page.at(-1)?.at ?? null)),
    meta: { topics: ['stock', 'sales'] },
  });
  return {
    rows: pages.data?.pages.flat() ?? [],
    error: pages.error as PlatformError | null,
    isPending: pages.isPending,
    hasMore: pages.hasNextPage,
    more: () => void pages.fetchNextPage(),
    retry: () => void pages.refetch(),
  };
}
