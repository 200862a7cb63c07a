import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect, test } from '@playwright/test';
import { signIn } from '../packages/app/e2e-tests/support';
import { expectNoViolations } from '../plugins/scorecards/e2e-tests/support';

failOnBrowserErrors();

const pages = [
  { path: '', landmark: 'Parts nobody watches' },
  // A few rows: axe looks at every cell.
  { path: '/parts?q=visits', landmark: 'Parts and their signals' },
  {
    path: '/parts/resource/default/visits-db',
    landmark: 'Signals that it needs',
  },
  { path: '/gaps', landmark: 'Signals nobody would hear of' },
  { path: '/journeys', landmark: 'A patient sees a clinician' },
  { path: '/journeys/video-visit', landmark: 'The weakest link' },
  { path: '/hygiene', landmark: 'What is wrong with monitors' },
  { path: '/watches', landmark: 'To be looked at' },
  { path: '/providers', landmark: 'Production' },
];

test('the pages of monitor coverage are for everybody, light or dark', async ({
  page,
}) => {
  // Axe looks twice at each of nine pages.
  test.setTimeout(10 * 60_000);
  // Who may see the sources of monitors as well.
  await signIn(page, 'Guild member');
  for (const { path, landmark } of pages) {
    await page.goto(`/monitor-coverage${path}`);
    await expect(
      page.getByRole('main').getByText(landmark).first(),
    ).toBeVisible();
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
    await expectNoViolations(page);
  }
});
