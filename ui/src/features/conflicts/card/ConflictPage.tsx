import { ErrorState } from '@/design/states/ErrorState';
import { SkeletonRows } from '@/design/states/SkeletonRows';
import { useAnswer } from '@/platform';
import { ConflictCard } from './ConflictCard';

interface Props {
  readonly conflict: string;
  /** Goes on to another one that waits; absent where there is none. */
  readonly onNext?: () => void;
}

/** One conflict, asked again whenever anything changes: a late fact may change what is to be done. */
export function ConflictPage({ conflict, onNext }: Props) {
  const { data, error, refetch } = useAnswer('conflicts.read', { conflict }, { topics: ['*'] });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={7} height={80} />;
  return <ConflictCard card={data} {...(onNext && { onNext })} />;
}
