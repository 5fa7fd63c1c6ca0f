import { IconBuildingStore, IconFlask, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SignedInPerson } from '@/bindings/SignedInPerson';
import type { StateItem } from '@/design/state-bar/StateBar';
import { usePlace } from '@/platform';
import { roleOf } from '../session/role';
import { assignedItem } from './assigned-item';

/** Who works here, at which store and register, and at which one this computer is to stand instead. */
export function usePlaceItems(person: SignedInPerson, isDemonstration: boolean): readonly StateItem[] {
  const { t } = useTranslation();
  const place = usePlace();
  const items: StateItem[] = [
    { id: 'person', icon: IconUser, strong: person.name, text: t(`roles.${roleOf(person.permissions)}`) },
  ];
  if (place) {
    const words = [place.store_fields.name ?? '', place.register_name].filter((word) => word !== '');
    items.push({ id: 'place', icon: IconBuildingStore, text: words.join(', ') });
  }
  if (place?.assigned) items.push(assignedItem(t, place.assigned));
  if (isDemonstration) items.push({ id: 'demonstration', icon: IconFlask, text: t('surroundings.demonstration') });
  return items;
}
