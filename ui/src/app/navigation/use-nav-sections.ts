import { useTranslation } from 'react-i18next';
import type { Permission } from '@/bindings/Permission';
import type { NavSection } from '@/design/office/OfficeNav';
import { screensFor, type Screen } from './screens';

const sections = ['stations', 'offices', 'access'] as const satisfies readonly Screen['section'][];

/** The screens of somebody's work, as frames and palette show them. */
export function useNavSections(permissions: readonly Permission[]): readonly NavSection[] {
  const { t } = useTranslation();
  const mine = screensFor(permissions);
  return sections
    .map((section) => ({
      label: t(`nav.${section}`),
      items: mine
        .filter((screen) => screen.section === section)
        .map(({ to, name, icon, keyName }) => ({ to, label: t(`nav.${name}`), icon, ...(keyName && { keyName }) })),
    }))
    .filter(({ items }) => items.length > 0);
}
