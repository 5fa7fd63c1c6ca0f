import { usePages } from '@/platform';

/** The shifts, page after page, the latest first. */
export function useShiftPages() {
  return usePages('till.shifts', {}, { cursor: 'before', topics: ['till', 'sales'] });
}
