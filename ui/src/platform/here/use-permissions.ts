import type { Permission } from '@/bindings/Permission';
import { useShellAnswer } from '../answers/use-answer';

/** Who is signed in, with what they may do at this device's store. Undefined until it is known, null for nobody. */
export function usePerson() {
  return useShellAnswer('session.current', {}, { topics: ['session', 'people'] }).data;
}

/** `const may = usePermissions(); may('catalog.edit')`. Rust refuses anyway: this only keeps screens honest. */
export function usePermissions(): (permission: Permission) => boolean {
  const permissions = usePerson()?.permissions;
  return (permission) => permissions?.includes(permission) ?? false;
}
