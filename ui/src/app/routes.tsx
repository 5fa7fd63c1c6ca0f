import { createHashRouter, type RouteObject } from 'react-router';
import { NotFound } from './NotFound';
import { Root } from './Root';
import { ScreenCrash } from './ScreenCrash';
import { Home } from './session/Home';

/** Each screen is its own chunk, fetched when it is first opened: the first one is not kept waiting by the others. */
const SCREENS: readonly RouteObject[] = [
  {
    path: 'counter',
    lazy: async () => ({ Component: (await import('@/features/sales/counter/CounterScreen')).CounterScreen }),
  },
  { path: 'till', lazy: async () => ({ Component: (await import('@/features/till/TillScreen')).TillScreen }) },
  {
    path: 'till/close',
    lazy: async () => ({
      Component: (await import('@/features/till/close-shift/CloseShiftScreen')).CloseShiftScreen,
    }),
  },
  {
    path: 'till/shifts/:shift?',
    lazy: async () => ({ Component: (await import('@/features/till/shifts/ShiftsScreen')).ShiftsScreen }),
  },
  {
    path: 'sales/:sale?',
    lazy: async () => ({ Component: (await import('@/features/sales/list/SalesScreen')).SalesScreen }),
  },
  {
    path: 'products/import',
    lazy: async () => ({
      Component: (await import('@/features/products/import-catalogue/ImportScreen')).ImportScreen,
    }),
  },
  {
    path: 'products/:product?',
    lazy: async () => ({ Component: (await import('@/features/products/ProductsScreen')).ProductsScreen }),
  },
  {
    path: 'stock/:act?',
    lazy: async () => ({ Component: (await import('@/features/stock/StockScreen')).StockScreen }),
  },
  {
    path: 'serials',
    lazy: async () => ({ Component: (await import('@/features/stock/serial/SerialScreen')).SerialScreen }),
  },
  {
    path: 'customers/:customer?',
    lazy: async () => ({ Component: (await import('@/features/customers/CustomersScreen')).CustomersScreen }),
  },
  {
    path: 'people/:person?',
    lazy: async () => ({ Component: (await import('@/features/people/office/PeopleScreen')).PeopleScreen }),
  },
  {
    path: 'stores/:store?',
    lazy: async () => ({ Component: (await import('@/features/people/office/StoresScreen')).StoresScreen }),
  },
  {
    path: 'devices/:device?',
    lazy: async () => ({ Component: (await import('@/features/devices/DevicesScreen')).DevicesScreen }),
  },
  {
    path: 'sync',
    lazy: async () => ({ Component: (await import('@/features/sync/SyncScreen')).SyncScreen }),
  },
  {
    path: 'settings/backups',
    lazy: async () => ({
      Component: (await import('@/features/settings/backups/BackupsScreen')).BackupsScreen,
    }),
  },
  {
    path: 'settings',
    lazy: async () => ({ Component: (await import('@/features/settings/SettingsScreen')).SettingsScreen }),
  },
  {
    path: 'conflicts/:conflict?',
    lazy: async () => ({ Component: (await import('@/features/conflicts/ConflictsScreen')).ConflictsScreen }),
  },
  {
    path: 'audit',
    lazy: async () => ({ Component: (await import('@/features/audit/AuditScreen')).AuditScreen }),
  },
];

/** Fetches every screen's code before anybody asks: then even the first opening only waits for its data. */
export async function fetchScreens(): Promise<void> {
  for (const { lazy } of SCREENS) if (typeof lazy === 'function') await lazy();
}

/**
 * Hash addresses: the page is served by the Tauri protocol, and a reload must find it again.
 */
export const router = createHashRouter([
  {
    Component: Root,
    HydrateFallback: () => null,
    children: [
      {
        ErrorBoundary: ScreenCrash,
        children: [{ index: true, Component: Home }, ...SCREENS, { path: '*', Component: NotFound }],
      },
    ],
  },
]);
