import {
  IconBarcode,
  IconBox,
  IconBuildingStore,
  IconBuildingWarehouse,
  IconCash,
  IconDevices,
  IconHistory,
  IconInbox,
  IconReceipt,
  IconRefresh,
  IconSettings,
  IconShoppingCart,
  IconUsers,
  IconUserShield,
  IconWallet,
  type Icon,
} from '@tabler/icons-react';
import type { Permission } from '@/bindings/Permission';
import type { KeyName } from '@/design/keys/key-name';

type ScreenName =
  | 'counter'
  | 'till'
  | 'conflicts'
  | 'sales'
  | 'shifts'
  | 'products'
  | 'stock'
  | 'customers'
  | 'people'
  | 'stores'
  | 'devices'
  | 'sync'
  | 'settings'
  | 'audit'
  | 'serials';

export interface Screen {
  readonly name: ScreenName;
  readonly to: `/${string}`;
  readonly icon: Icon;
  /** The same for everybody, so that a key learnt once is right at every computer. */
  readonly keyName?: KeyName;
  /** `palette`: reached from there and from other screens, without a place in the navigation. */
  readonly section: 'stations' | 'offices' | 'access' | 'palette';
  /** Any of them opens it; empty for everybody. */
  readonly needs: readonly Permission[];
}

/** Every screen that there is, in the order of the navigation. */
const screens: readonly Screen[] = [
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
    name: 'conflicts',
    to: '/conflicts',
    icon: IconInbox,
    section: 'offices',
    needs: ['conflicts.resolve'],
  },
  {
    name: 'sales',
    to: '/sales',
    icon: IconReceipt,
    keyName: 'Ctrl+3',
    section: 'offices',
    needs: ['sales.create', 'sales.view_all', 'till.collect'],
  },
  {
    name: 'shifts',
    to: '/till/shifts',
    icon: IconWallet,
    keyName: 'Ctrl+0',
    section: 'offices',
    needs: ['till.open_shift', 'till.view_all_shifts'],
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
  { name: 'stores', to: '/stores', icon: IconBuildingStore, section: 'access', needs: ['people.manage_stores'] },
  { name: 'devices', to: '/devices', icon: IconDevices, section: 'access', needs: ['people.manage_devices'] },
  { name: 'sync', to: '/sync', icon: IconRefresh, section: 'access', needs: ['people.manage_devices'] },
  { name: 'settings', to: '/settings', icon: IconSettings, keyName: 'Ctrl+8', section: 'access', needs: [] },
  {
    name: 'audit',
    to: '/audit',
    icon: IconHistory,
    keyName: 'Ctrl+9',
    section: 'access',
    needs: ['people.view_audit'],
  },
  {
    name: 'serials',
    to: '/serials',
    icon: IconBarcode,
    section: 'palette',
    needs: ['stock.view', 'sales.create', 'sales.view_all', 'till.collect'],
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

/** The longest address that begins it: /till/shifts is not the till. */
export function screenAt(pathname: string): Screen | undefined {
  return screens
    .filter(({ to }) => pathname === to || pathname.startsWith(`${to}/`))
    .sort((one, other) => other.to.length - one.to.length)[0];
}
