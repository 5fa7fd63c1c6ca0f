import { useExecute } from '@/platform';
import { useDraftDesk } from '../draft/draft-desk';

/** Sets the draft aside for anybody of the store. */
export function usePark() {
  const desk = useDraftDesk();
  const { mutateAsync, isPending, error } = useExecute('sales.park');
  return {
    park: (label: string) => desk.end((sale) => mutateAsync({ sale, label })),
    isSending: isPending,
    refusal: error,
  };
}
