import { useTranslation } from 'react-i18next';
import type { Permission } from '@/bindings/Permission';
import type { NavSection } from '@/design/office/OfficeNav';
import { NOT_YET, useAnswer } from '@/platform';
import { screensFor, type Screen } from './screens';

const sections = ['stations', 'offices', 'access'] as const satisfies readonly Screen['section'][];

/** The screens of somebody's work, as frames and palette show them. */
export function useNavSections(permissions: readonly Permission[]): readonly NavSection[] {
  const { t } = useTranslation();
  const mine = screensFor(permissions);
  // Any fact may contradict another one: it is counted again whatever has changed.
  const decides = permissions.includes('conflicts.resolve');
  const waiting = useAnswer('conflicts.count', decides ? {} : NOT_YET, { topics: ['*'] }).data;
  const badge = waiting && { count: waiting.open, isUrgent: waiting.is_urgent };
  return sections
    .map((section) => ({
      label: t(`nav.${section}`),
      items: mine
        .filter((screen) => screen.section === section)
        .map(({ to, name, icon, keyName }) => ({
          to,
          label: t(`nav.${name}`),
          icon,
          ...(keyName && { keyName }),
          ...(name === 'conflicts' && badge),
        })),
    }))
    .filter(({ items }) => items.length > 0);
}
