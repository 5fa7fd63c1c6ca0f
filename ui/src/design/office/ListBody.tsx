import type { ReactNode } from 'react';
import type { ErrorFacts } from '@/i18n';
import { ErrorState } from '../states/ErrorState';
import { SkeletonRows } from '../states/SkeletonRows';
import { OfficePanel } from './OfficePanel';

interface Props {
  readonly isPending: boolean;
  readonly error: ErrorFacts | null;
  readonly onRetry: () => void;
  readonly isEmpty: boolean;
  readonly empty: ReactNode;
  readonly rowHeight: number;
  readonly children: ReactNode;
}

/** The panel of a list in each of its states. */
export function ListBody({ isPending, error, onRetry, isEmpty, empty, rowHeight, children }: Props) {
  return <OfficePanel fills>{content()}</OfficePanel>;

  function content() {
    if (error) return <ErrorState error={error} onRetry={onRetry} />;
    if (isPending) return <SkeletonRows rows={Math.floor(560 / rowHeight)} height={rowHeight} />;
    return isEmpty ? empty : children;
  }
}
