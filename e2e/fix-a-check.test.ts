import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect, type Page } from '@playwright/test';
import { testAs } from './support/testAs';

failOnBrowserErrors();

const test = testAs('Engineer');

test('a missing runbook is written in a few clicks', async ({ page }) => {
  await openCheck(page, 'waiting-room', 'There is a runbook');
  await page.getByRole('link', { name: 'Write a runbook' }).click();

  await expectComponent(page, 'Service', 'component:default/waiting-room');
  await expect(
    page.getByRole('checkbox', { name: 'It does not answer' }),
  ).toBeChecked();
  await page.getByRole('checkbox', { name: 'A queue grows' }).check();
  await page
    .getByRole('textbox', { name: 'What people notice when it is down' })
    .fill('Patients do not know when it is their turn.');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();

  await expect(
    page.getByRole('heading', { name: 'Your runbook' }),
  ).toBeVisible();
  const runbook = textToCopy(page, '# Runbook: Waiting room');
  for (const text of [
    'Owner:** Visits, visits@harbourlight.example',
    'Patients do not know when it is their turn.',
    'kubectl logs deployment/waiting-room',
    '## It does not answer',
    '## A queue grows',
    '`session-cache` (resource)',
  ]) {
    await expect(runbook).toContainText(text);
  }
  await expect(runbook).not.toContainText('Its database is full');
  await expect(page.getByText('docs/runbook.md')).toBeVisible();

  await page.getByRole('link', { name: 'Back to its scorecards' }).click();
  await expect(
    page.getByRole('button', { name: /There is a runbook/ }),
  ).toBeVisible();
});

test('a missing README is written without typing anything', async ({
  page,
}) => {
  await openCheck(page, 'reminders', 'The README says how to run it');
  await page.getByRole('link', { name: 'Say how to run it' }).click();

  await expectComponent(page, 'Component', 'component:default/reminders');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();

  const readme = textToCopy(page, '# reminders');
  for (const text of [
    '## Run it',
    'pip install --requirement requirements.txt',
    '## Test it',
    '## Questions and support',
    'scheduling@harbourlight.example',
  ]) {
    await expect(readme).toContainText(text);
  }
});

test('a decision is recorded under the next number', async ({ page }) => {
  await openCheck(page, 'patient-portal', 'Decisions are written down');
  await page.getByRole('link', { name: 'Record a decision' }).click();

  await expectComponent(page, 'Component', 'component:default/patient-portal');
  await page
    .getByRole('textbox', { name: 'The decision in a few words' })
    .fill('Messages are read-only while offline');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();

  await expect(
    page.getByText('docs/adr/0002-messages-are-read-only-while-offline.md'),
  ).toBeVisible();
  const decision = textToCopy(
    page,
    '# 0002: Messages are read-only while offline',
  );
  for (const text of [
    'Decided by:** Maya Okafor',
    '## Context',
    '## Options considered',
    '## Decision',
    '## Consequences',
  ]) {
    await expect(decision).toContainText(text);
  }
});

/** Opens a check of a component, once a portal that has just started knows about it. */
async function openCheck(
  page: Page,
  component: string,
  check: string,
): Promise<void> {
  const line = page.getByRole('button', { name: check });
  await expect(async () => {
    await page.goto(`/catalog/default/component/${component}/scorecards`);
    await expect(line).toBeVisible();
  }).toPass();
  await line.click();
}

async function expectComponent(
  page: Page,
  label: string,
  entityRef: string,
): Promise<void> {
  await expect(page.getByRole('textbox', { name: label })).toHaveValue(
    entityRef,
  );
}

function textToCopy(page: Page, start: string) {
  return page.getByRole('code').filter({ hasText: start });
}
