import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  // Relative addresses: the same build is served by the Tauri protocol and by the central server under any path.
  base: './',
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  clearScreen: false,
  // In the browser Rust answers through tests/src/bin/desk_server.rs.
  server: {
    port: 1420,
    strictPort: true,
    proxy: { '/rpc': `http://127.0.0.1:${process.env['DESK_PORT'] ?? '1421'}` },
  },
  build: {
    // WebKitGTK 2.40 is the engine of Safari 16.4; WebView2 is always newer than Chromium 111.
    target: ['safari16.4', 'chrome111'],
    outDir: 'dist',
    emptyOutDir: true,
    // Fonts stay files: as data: addresses they would need a looser content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        // What every screen needs and changes rarely, apart from the screens, which split by route.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router)\// },
            { name: 'i18n', test: /node_modules\/(i18next|react-i18next)\// },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['./src/test-setup.ts'],
    css: false,
    restoreMocks: true,
    // A long story by keyboard takes its time on a busy machine; none of them is a measurement.
    testTimeout: 30_000,
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
