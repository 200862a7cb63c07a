import {
  type ApiRef,
  type BackstageIdentityApi,
  bitbucketAuthApiRef,
  githubAuthApiRef,
  gitlabAuthApiRef,
  googleAuthApiRef,
  microsoftAuthApiRef,
  oktaAuthApiRef,
  oneloginAuthApiRef,
  type ProfileInfoApi,
  type SessionApi,
} from '@backstage/frontend-plugin-api';

/** Every way to sign in; `demo` asks the demo provider of the auth backend. */
export const providerIds = [
  'demo',
  'bitbucket',
  'github',
  'gitlab',
  'google',
  'microsoft',
  'okta',
  'onelogin',
] as const;

export type ProviderId = (typeof providerIds)[number];

type PopupAuthApi = ProfileInfoApi & BackstageIdentityApi & SessionApi;

/** The providers that sign in with a popup of their own. */
export const popupProviders: Record<
  Exclude<ProviderId, 'demo'>,
  { title: string; apiRef: ApiRef<PopupAuthApi> }
> = {
  bitbucket: { title: 'Bitbucket', apiRef: bitbucketAuthApiRef },
  github: { title: 'GitHub', apiRef: githubAuthApiRef },
  gitlab: { title: 'GitLab', apiRef: gitlabAuthApiRef },
  google: { title: 'Google', apiRef: googleAuthApiRef },
  microsoft: { title: 'Microsoft', apiRef: microsoftAuthApiRef },
  okta: { title: 'Okta', apiRef: oktaAuthApiRef },
  onelogin: { title: 'OneLogin', apiRef: oneloginAuthApiRef },
};
