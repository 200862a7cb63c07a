import { generateProjects } from '@backstage/e2e-test-utils/playwright';
import { defineConfig } from '@playwright/test';

const report = process.env.GUILDHALL_E2E_REPORT ?? '.guildhall/e2e-report';

// `npm test` starts a portal for these tests. `yarn test:e2e` runs them against one that runs
// already, with its data.
export default defineConfig({
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: false,
  workers: 2,
  webServer: [],
  use: {
    baseURL: process.env.PLAYWRIGHT_URL ?? 'http://localhost:7007',
    actionTimeout: 30_000,
    channel: undefined,
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: ['--disable-gpu'],
    },
    // Traces of all tests would take a third of their time: `yarn test:e2e --trace on` makes them.
    screenshot: 'only-on-failure',
  },
  outputDir: `${report}/files`,
  reporter: [
    ['list'],
    ['json', { outputFile: `${report}/report.json` }],
    ['html', { outputFolder: `${report}/html`, open: 'never' }],
  ],
  projects: [
    // One after the other, because several of these release new versions of the same template.
    { name: 'portal', testDir: 'e2e', workers: 1 },
    ...(generateProjects() ?? []).map(({ name, testDir }) => ({
      name,
      testDir,
    })),
  ],
});
