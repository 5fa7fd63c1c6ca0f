import { createHashRouter } from 'react-router';
import { NotFound } from './NotFound';
import { Root } from './Root';
import { ScreenCrash } from './ScreenCrash';

/**
 * Hash addresses: the page is served by the Tauri protocol, and a reload must find it again.
 * Each screen is fetched when it is first opened: `lazy` gives it its own chunk.
 */
export const router = createHashRouter([
  {
    Component: Root,
    HydrateFallback: () => null,
    children: [
      {
        ErrorBoundary: ScreenCrash,
        children: [
          { index: true, lazy: async () => ({ Component: (await import('./start/Start')).Start }) },
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
]);
