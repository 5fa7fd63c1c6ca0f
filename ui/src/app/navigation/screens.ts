import {
  IconBox,
  IconBuildingWarehouse,
  IconCash,
  IconHistory,
  IconReceipt,
  IconSettings,
  IconShoppingCart,
  IconUsers,
  IconUserShield,
  type Icon,
} from '@tabler/icons-react';
import type { Permission } from '@/bindings/Permission';
import type { KeyName } from '@/design/keys/key-name';

type ScreenName = 'counter' | 'till' | 'sales' | 'products' | 'stock' | 'customers' | 'people' | 'settings' | 'audit';

export interface Screen {
  readonly name: ScreenName;
  readonly to: `/${ScreenName}`;
  readonly icon: Icon;
  /** The same for everybody, so that a key learnt once is right at every computer. */
  readonly keyName: KeyName;
  readonly section: 'stations' | 'offices' | 'access';
  /** Any of them opens it; empty for everybody. */
  readonly needs: readonly Permission[];
}

/** Every screen that there is, in the order of the navigation. */
export const screens: readonly Screen[] = [
  {
    name: 'counter',
    to: '/counter',
    icon: IconShoppingCart,
    keyName: 'Ctrl+1',
    section: 'stations',
    needs: ['sales.create'],
  },
  { name: 'till', to: '/till', icon: IconCash, keyName: 'Ctrl+2', section: 'stations', needs: ['till.collect'] },
  {
    name: 'sales',
    to: '/sales',
    icon: IconReceipt,
    keyName: 'Ctrl+3',
    section: 'offices',
    needs: ['sales.create', 'sales.view_all', 'till.collect'],
  },
  {
    name: 'products',
    to: '/products',
    icon: IconBox,
    keyName: 'Ctrl+4',
    section: 'offices',
    needs: ['catalog.edit', 'catalog.view_cost'],
  },
  {
    name: 'stock',
    to: '/stock',
    icon: IconBuildingWarehouse,
    keyName: 'Ctrl+5',
    section: 'offices',
    needs: ['stock.view'],
  },
  {
    name: 'customers',
    to: '/customers',
    icon: IconUsers,
    keyName: 'Ctrl+6',
    section: 'offices',
    needs: ['customers.view'],
  },
  {
    name: 'people',
    to: '/people',
    icon: IconUserShield,
    keyName: 'Ctrl+7',
    section: 'access',
    needs: ['people.manage_people'],
  },
  { name: 'settings', to: '/settings', icon: IconSettings, keyName: 'Ctrl+8', section: 'access', needs: [] },
  {
    name: 'audit',
    to: '/audit',
    icon: IconHistory,
    keyName: 'Ctrl+9',
    section: 'access',
    needs: ['people.view_audit'],
  },
];

export function screensFor(permissions: readonly Permission[]): readonly Screen[] {
  // The settings of a computer are nobody's business who may do nothing at it.
  if (permissions.length === 0) return [];
  return screens.filter(({ needs }) => needs.length === 0 || needs.some((need) => permissions.includes(need)));
}

/** Who supervises starts in the office, who sells at the counter, who collects at the till. */
export function homeOf(permissions: readonly Permission[]): Screen | undefined {
  const mine = screensFor(permissions);
  const named = (name: ScreenName) => mine.find((screen) => screen.name === name);
  const supervises = permissions.includes('sales.cancel') || permissions.includes('people.manage_people');
  if (supervises) return named('sales') ?? mine[0];
  return named('counter') ?? named('till') ?? named('stock') ?? named('products') ?? mine[0];
}

export function screenAt(pathname: string): Screen | undefined {
  return screens.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
}
