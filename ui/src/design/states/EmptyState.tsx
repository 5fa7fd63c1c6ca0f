import { IconInbox, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { StateNotice } from './StateNotice';

interface Props {
  /** One sentence: what would be here and where it comes from. */
  readonly sentence: string;
  readonly icon?: Icon;
  /** One button. */
  readonly action?: ReactNode;
}

export function EmptyState({ sentence, icon = IconInbox, action }: Props) {
  return (
    <StateNotice icon={icon} tone="neutral" title={sentence}>
      {action}
    </StateNotice>
  );
}
