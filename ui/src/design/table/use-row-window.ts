import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

/** Which rows are on screen, and how many pixels of others lie above and below them. */
export function useRowWindow(scroller: RefObject<HTMLDivElement | null>, count: number, rowHeight: number) {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    initialRect: { width: 900, height: 700 },
  });
  const shown = virtual.getVirtualItems();
  return {
    virtual,
    from: shown[0]?.index ?? 0,
    to: shown.at(-1)?.index ?? 0,
    above: shown[0]?.start ?? 0,
    below: virtual.getTotalSize() - (shown.at(-1)?.end ?? 0),
  };
}
