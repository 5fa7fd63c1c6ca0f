import type { SignedInPerson } from '@/bindings/SignedInPerson';
import type { Surroundings } from '@/design/surroundings/surroundings-context';
import { usePlace } from '@/platform';
import { useNavSections } from '../navigation/use-nav-sections';
import { useHealth } from './use-health';
import { usePlaceItems } from './use-place-items';

interface Work {
  readonly person: SignedInPerson;
  readonly isDemonstration: boolean;
  readonly onLock: () => void;
  readonly onHelp: () => void;
}

/** What the frames of all screens show. */
export function useWorkSurroundings({ person, isDemonstration, onLock, onHelp }: Work): Surroundings {
  const place = usePlace();
  return {
    business: place?.organisation_name ?? '',
    zone: place?.store_fields.zone,
    person: person.name.split(' ')[0] ?? person.name,
    place: usePlaceItems(person, isDemonstration),
    health: useHealth(),
    nav: useNavSections(person.permissions),
    onLock,
    onHelp,
  };
}
