import { type BrowserContextOptions, type Page, test } from '@playwright/test';

/** Tests of somebody who signs in once, before the first of them. */
export function testSignedIn(signInOn: (page: Page) => Promise<void>) {
  return test.extend<
    object,
    { signedIn: BrowserContextOptions['storageState'] }
  >({
    signedIn: [
      async ({ browser }, provide, { project }) => {
        const context = await browser.newContext(project.use);
        await signInOn(await context.newPage());
        const signedIn = await context.storageState();
        await context.close();
        await provide(signedIn);
      },
      { scope: 'worker' },
    ],
    storageState: ({ signedIn }, provide) => provide(signedIn),
  });
}
