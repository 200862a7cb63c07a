import { expect, type Page } from '@playwright/test';

/** Walks the wizard of service-node with the defaults, up to its plan. */
export async function planService(
  page: Page,
  answers: { name: string; purpose: string },
): Promise<void> {
  await page.goto('/golden-path/new/service-node');
  await page.getByRole('textbox', { name: 'Name' }).fill(answers.name);
  await expect(page.getByText(`${answers.name} is free.`)).toBeVisible();
  await page
    .getByRole('textbox', { name: 'What it is for' })
    .fill(answers.purpose);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('combobox', { name: 'Owner' })).toHaveValue(
    'Visits',
  );
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'See the plan' }).click();
  await expect(
    page.getByRole('heading', { name: 'This is what will be made' }),
  ).toBeVisible();
  await expect(page.getByText('Will be made', { exact: true })).toHaveCount(2);
}

/** Where the portal says that the repository is cloned from. */
export async function readCloneUrl(page: Page): Promise<string> {
  const command = page.getByText(/^git clone /).first();
  await expect(command).toBeVisible();
  const [, url] = (await command.innerText()).match(/git clone (\S+)/) ?? [];
  return url;
}
