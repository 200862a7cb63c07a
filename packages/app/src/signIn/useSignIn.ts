import { UserIdentity } from '@backstage/core-components';
import {
  type ApiHolder,
  discoveryApiRef,
  type IdentityApi,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { toError } from '@backstage/errors';
import { useCallback, useEffect, useState } from 'react';
import { DemoAuthClient } from './DemoAuthClient';
import { DemoIdentity } from './DemoIdentity';
import { popupProviders, type ProviderId } from './providers';
import { rememberedChoice, type SignInChoice } from './rememberedChoice';

/** Where the sign-in stands. */
export type SignInState =
  | { status: 'choosing'; error?: Error }
  | { status: 'restoring' }
  | { status: 'pending'; choice: SignInChoice };

/** Signs in as chosen, and on a reload again as the last time. */
export function useSignIn(options: {
  providers: ProviderId[];
  onSignInSuccess: (identityApi: IdentityApi) => void;
}): { state: SignInState; signIn: (choice: SignInChoice) => void } {
  const { providers, onSignInSuccess } = options;
  const apis = useApiHolder();
  const [remembered] = useState(() => {
    const choice = rememberedChoice.get();
    return choice && providers.includes(choice.provider) ? choice : undefined;
  });
  const [state, setState] = useState<SignInState>(
    remembered ? { status: 'restoring' } : { status: 'choosing' },
  );

  const finish = useCallback(
    async (choice: SignInChoice, silent: boolean) => {
      try {
        const identity = await createIdentity(apis, choice, silent);
        if (!identity) {
          setState({ status: 'choosing' });
          return;
        }
        rememberedChoice.set(choice);
        onSignInSuccess(identity);
      } catch (error) {
        setState({ status: 'choosing', error: toError(error) });
      }
    },
    [apis, onSignInSuccess],
  );

  useEffect(() => {
    if (remembered) {
      finish(remembered, true);
    }
  }, [finish, remembered]);

  const signIn = useCallback(
    (choice: SignInChoice) => {
      setState({ status: 'pending', choice });
      finish(choice, false);
    },
    [finish],
  );

  return { state, signIn };
}

/** Undefined when signing in silently would take a person's help. */
async function createIdentity(
  apis: ApiHolder,
  choice: SignInChoice,
  silent: boolean,
): Promise<IdentityApi | undefined> {
  const { provider, user } = choice;
  if (provider === 'demo') {
    const discoveryApi = apis.get(discoveryApiRef);
    if (!discoveryApi || !user) {
      return undefined;
    }
    return DemoIdentity.signIn({
      client: new DemoAuthClient({ discoveryApi }),
      user,
      onSignOut: rememberedChoice.clear,
    });
  }

  const { apiRef, title } = popupProviders[provider];
  const authApi = apis.get(apiRef);
  if (!authApi) {
    throw new Error(`The app has no API to sign in with ${title}`);
  }
  const response = await authApi.getBackstageIdentity({ optional: silent });
  return (
    response && UserIdentity.create({ identity: response.identity, authApi })
  );
}
