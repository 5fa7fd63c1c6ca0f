import './styles';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { teachFormats } from '@/design/format/text-formats';
import { blockBrowserKeys } from '@/design/keys/block-browser-keys';
import { startI18n } from '@/i18n';
import { chooseWire, createPlatform } from '@/platform';
import { App } from './App';

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
