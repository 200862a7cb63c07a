import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect } from '@playwright/test';
import { expectNoViolations } from '../plugins/scorecards/e2e-tests/support';
import { testAs } from './support/testAs';

failOnBrowserErrors();

const test = testAs('Engineer');

const CHECK = `apiVersion: guildhall.dev/v1alpha1
kind: Check
id: readme-is-there
title: There is a README
description: Whoever is called at night reads it first.
owner: group:default/visits-team
stage: preview
applies:
  kind: component
rule: facts.repository.raedme`;

test('a check is written, mended and tried out before anybody meets it', async ({
  context,
  page,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/scorecards/workbench');
  const editor = page.getByRole('textbox', { name: 'Definition in YAML' });
  await editor.fill(CHECK);

  // The field has a mistake: it is marked, and said, and completion knows better.
  const problems = page.getByRole('region', { name: 'Problems' });
  await expect(
    problems.getByText(/10:\d+ .*no field 'facts\.repository\.raedme'/),
  ).toBeVisible();
  await expect(page.locator('.cm-lintRange-error')).toHaveText(/raedme/);
  await editor.press('Control+End');
  await editor.press('Control+Backspace');
  await editor.pressSequentially('read');
  await page.getByRole('option', { name: /^readme(?![SW])/ }).click();
  await expect(problems.getByText('It would load.')).toBeVisible();
  await expect(page.locator('.cm-lintRange-error')).toHaveCount(0);

  const preview = page.getByRole('region', { name: 'What it would change' });
  const verdicts = preview.getByRole('table', {
    name: 'Verdicts of There is a README',
  });
  await expect(verdicts.getByRole('row', { name: /^Pass \d+/ })).toBeVisible();
  await expect(
    verdicts.getByRole('row', { name: /^Fail [1-9]/ }),
  ).toBeVisible();
  await expect(preview.getByRole('link', { name: 'reminders' })).toBeVisible();
  await expectNoViolations(page);

  await page.getByRole('button', { name: 'Copy YAML' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    'rule: facts.repository.readme',
  );
});
