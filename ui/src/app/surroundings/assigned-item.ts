import { IconArrowsExchange } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { AssignedRegister } from '@/bindings/AssignedRegister';
import type { StateItem } from '@/design/state-bar/StateBar';

/** This computer is to stand at another register: whoever works here goes there, from the settings. In few words: the bar is full. */
export function assignedItem(t: TFunction, { code }: AssignedRegister): StateItem {
  return {
    ...{ id: 'assigned', icon: IconArrowsExchange, tone: 'warn', to: '/settings' },
    text: t('surroundings.assigned', { code }),
  };
}
