import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import { z } from 'zod';
import { providerIds } from './providers';

const signInPage = SignInPageBlueprint.makeWithOverrides({
  configSchema: {
    /** The ways to sign in, in the order in which they are offered. */
    providers: z.array(z.enum(providerIds)).min(1).default(['demo']),
  },
  factory(originalFactory, { config }) {
    return originalFactory({
      loader: async () => {
        const { SignInPage } = await import('./SignInPage');
        return props => <SignInPage {...props} providers={config.providers} />;
      },
    });
  },
});

/** The portal's own sign-in page. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [signInPage],
});
