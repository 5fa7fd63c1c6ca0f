import './styles';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { teachFormats } from '@/design/format/text-formats';
import { blockBrowserKeys } from '@/design/keys/block-browser-keys';
import { startI18n } from '@/i18n';
import { chooseWire, createPlatform } from '@/platform';
import { App } from './App';
import { fetchScreens } from './routes';

blockBrowserKeys();
const [wire] = await Promise.all([chooseWire(), startI18n()]);
teachFormats();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App platform={createPlatform(wire)} />
  </StrictMode>,
);

/** ms: by then the sign-in is painted, and nobody has typed a password yet. */
const IDLE_AFTER = 1_500;
// A screen that could not be fetched is asked for again when it is opened, and says so there.
setTimeout(() => void fetchScreens().catch(() => undefined), IDLE_AFTER);
