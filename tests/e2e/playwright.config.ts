// The built screen in a real browser, over the station in memory. `cargo xtask test` builds it and
// names the browser; by hand: `npm run build && npm run e2e` in ui/. With STATION_URL the tests
// run against a server that is already there.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '../../ui/e2e';

// Two copies of the project on one machine must not meet: each folder has a port of its own.
const PORT = 41_000 + (createHash('sha256').update(__dirname).digest().readUInt16BE() % 1_000);
const there = process.env['STATION_URL'];
const browsers = ['/usr/bin/chromium', '/usr/bin/google-chrome'];
const browser = process.env['CHROMIUM_PATH'] ?? browsers.find((path) => existsSync(path));

export default defineConfig({
  testDir: '.',
  outputDir: './output',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  // A walk through every room on a machine that compiles meanwhile.
  timeout: 180_000,
  reporter: 'list',
  use: {
    baseURL: there ?? `http://127.0.0.1:${PORT}`,
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'en-GB',
    timezoneId: 'Europe/Istanbul',
    // A click that cannot happen should say so long before the whole test gives up.
    actionTimeout: 10_000,
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: browser,
      args: [
        // A sandbox within the sandbox is not to be had as root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: there
    ? undefined
    : {
        command: `node serve.js ${PORT}`,
        cwd: join(__dirname, '../../ui'),
        url: `http://127.0.0.1:${PORT}`,
        reuseExistingServer: false,
      },
});
