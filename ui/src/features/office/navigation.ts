import {
  IconBox,
  IconBuildingStore,
  IconCash,
  IconHistory,
  IconReceipt,
  IconSettings,
  IconShoppingCart,
  IconStack2,
  IconUsers,
  IconUsersGroup,
  IconWallet,
  type Icon,
} from '@tabler/icons-react';
import type { Permission } from '@/bindings/Permission';

export type ScreenName =
  | 'counter'
  | 'till'
  | 'sales'
  | 'shifts'
  | 'products'
  | 'stock'
  | 'customers'
  | 'people'
  | 'stores'
  | 'audit'
  | 'settings';

export interface Screen {
  readonly name: ScreenName;
  readonly to: string;
  readonly icon: Icon;
  readonly section: 'shop' | 'office';
  /** Any one of them opens it; everybody has it when there is none. */
  readonly needs: readonly Permission[];
}

const screens: readonly Screen[] = [
  { name: 'counter', to: '/counter', icon: IconShoppingCart, section: 'shop', needs: ['sales.create'] },
  { name: 'till', to: '/till', icon: IconCash, section: 'shop', needs: ['till.collect'] },
  { name: 'sales', to: '/sales', icon: IconReceipt, section: 'shop', needs: ['sales.create', 'sales.view_all'] },
  {
    name: 'shifts',
    to: '/till/shifts',
    icon: IconWallet,
    section: 'shop',
    needs: ['till.open_shift', 'till.view_all_shifts'],
  },
  {
    name: 'products',
    to: '/products',
    icon: IconBox,
    section: 'shop',
    needs: ['catalog.edit', 'catalog.import', 'catalog.view_cost'],
  },
  { name: 'stock', to: '/stock', icon: IconStack2, section: 'shop', needs: ['stock.view'] },
  { name: 'customers', to: '/customers', icon: IconUsers, section: 'shop', needs: ['customers.view'] },
  { name: 'people', to: '/people', icon: IconUsersGroup, section: 'office', needs: ['people.manage_people'] },
  { name: 'stores', to: '/stores', icon: IconBuildingStore, section: 'office', needs: ['people.manage_stores'] },
  { name: 'audit', to: '/audit', icon: IconHistory, section: 'office', needs: ['people.view_audit'] },
  { name: 'settings', to: '/settings', icon: IconSettings, section: 'office', needs: [] },
];

type Permissions = readonly Permission[];

/** What a person sees in the navigation, in its order. */
export function screensFor(permissions: Permissions): Screen[] {
  return screens.filter((screen) => isOpenTo(screen, permissions));
}

export function isOpenTo(screen: Screen, permissions: Permissions): boolean {
  return screen.needs.length === 0 || screen.needs.some((permission) => permissions.includes(permission));
}

/** The screen at an address: the longest that begins it, so that /till/shifts is not the till. */
export function screenAt(path: string): Screen | undefined {
  return screens
    .filter(({ to }) => path === to || path.startsWith(`${to}/`))
    .sort((one, other) => other.to.length - one.to.length)[0];
}

/** Where a person's day begins. Whoever sees everybody's sales supervises: the office, not a station. */
export function homeOf(permissions: Permissions): string {
  if (permissions.includes('sales.view_all')) return screensFor(permissions).some(isProducts) ? '/products' : '/sales';
  if (permissions.includes('sales.create')) return '/counter';
  if (permissions.includes('till.collect')) return '/till';
  if (permissions.includes('stock.receive')) return '/stock';
  return screensFor(permissions)[0]?.to ?? '/settings';
}

function isProducts({ name }: Screen): boolean {
  return name === 'products';
}
