import { expect, type Page } from '@playwright/test';

export type Persona =
  | 'Engineer'
  | 'Guild member'
  | 'Security reviewer'
  | 'Administrator';

/** Signs in as the person who stands for a role. */
export async function signIn(page: Page, persona: Persona): Promise<void> {
  await untilPersonasAreInTheCatalog(page);
  await page.goto('/');
  await page.getByRole('button', { name: new RegExp(`^${persona}`) }).click();
  await expect(
    page.getByRole('link', { name: 'Catalog', exact: true }),
  ).toBeVisible();
}

/** A portal that has just started may still be reading its catalog files. */
async function untilPersonasAreInTheCatalog(page: Page): Promise<void> {
  await expect
    .poll(async () => {
      const response = await page.request.get('/api/auth/demo/people?limit=1');
      const { personas }: { personas: Array<{ groups: string[] }> } =
        await response.json();
      return personas.filter(({ groups }) => groups.length === 0);
    })
    .toEqual([]);
}
