import { defineConfig } from '@playwright/test';

/** Stories told to the built screens by a real browser, before Rust itself: tests/src/bin/desk_server.rs. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../tests/artefacts/browser',
  globalSetup: './kit/found-demonstration.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'fr-FR',
    timezoneId: 'Africa/Douala',
    screenshot: 'only-on-failure',
    launchOptions: {
      // Debian's: nothing is ever downloaded.
      executablePath: process.env['COMPTOIR_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-default-apps',
        '--disable-sync',
        '--no-first-run',
        '--mute-audio',
      ],
    },
  },
});
