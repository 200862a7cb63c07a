import {
  discoveryApiRef,
  githubAuthApiRef,
  type IdentityApi,
} from '@backstage/frontend-plugin-api';
import {
  registerMswTestHooks,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { type ProviderId } from './providers';
import { SignInPage } from './SignInPage';

const baseUrl = 'http://localhost:7007/api/auth';

const ada = {
  userEntityRef: 'user:default/ada',
  displayName: 'Ada Byron',
  title: 'Mathematician',
  groups: ['group:default/engines'],
};
const grace = {
  userEntityRef: 'user:default/grace',
  displayName: 'Grace Murray',
  groups: [],
};
const engineer = {
  ...ada,
  id: 'engineer',
  title: 'Engineer',
  description: 'Owns services',
};

const listPeople = http.get(`${baseUrl}/demo/people`, ({ request }) => {
  const { searchParams } = new URL(request.url);
  if (searchParams.has('cursor')) {
    return HttpResponse.json({
      personas: [engineer],
      people: [grace],
      totalItems: 2,
    });
  }
  return HttpResponse.json(
    searchParams.get('q') === 'grace'
      ? { personas: [engineer], people: [grace], totalItems: 1 }
      : {
          personas: [engineer],
          people: [ada],
          totalItems: 2,
          nextCursor: 'page-2',
        },
  );
});

const issueToken = http.post<never, { user: string }>(
  `${baseUrl}/demo/token`,
  async ({ request }) => {
    const { user } = await request.json();
    return HttpResponse.json({
      token: `token of ${user}`,
      expiresInSeconds: 3600,
      userEntityRef: 'user:default/ada',
      ownershipEntityRefs: ['user:default/ada'],
      profile: { displayName: 'Ada Byron' },
    });
  },
);

const githubApi = {
  getProfile: jest.fn(),
  getBackstageIdentity: jest.fn(),
  signIn: jest.fn(),
  signOut: jest.fn(),
  sessionState$: jest.fn(),
};

function renderPage(providers: ProviderId[] = ['demo']) {
  const onSignInSuccess = jest.fn<void, [IdentityApi]>();
  const { unmount } = renderInTestApp(
    <SignInPage providers={providers} onSignInSuccess={onSignInSuccess} />,
    {
      apis: [
        [discoveryApiRef, { getBaseUrl: async () => baseUrl }],
        [githubAuthApiRef, githubApi],
      ],
    },
  );
  return {
    onSignInSuccess,
    unmount,
    async signedIn() {
      await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
      return onSignInSuccess.mock.calls[0][0];
    },
  };
}

describe('SignInPage', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  beforeEach(() => {
    localStorage.clear();
    jest.resetAllMocks();
    server.use(listPeople, issueToken);
  });

  it('signs in as a persona with one click, and remembers it', async () => {
    const first = renderPage();
    await userEvent.click(
      await screen.findByRole('button', { name: /^Engineer.*Ada Byron/ }),
    );
    const identity = await first.signedIn();
    await expect(identity.getCredentials()).resolves.toEqual({
      token: 'token of engineer',
    });
    await expect(identity.getProfileInfo()).resolves.toEqual({
      displayName: 'Ada Byron',
    });
    first.unmount();

    const second = renderPage();
    const restored = await second.signedIn();
    await restored.signOut();
    second.unmount();

    const third = renderPage();
    expect(await screen.findByText('See the portal as')).toBeInTheDocument();
    expect(third.onSignInSuccess).not.toHaveBeenCalled();
  });

  it('finds people page by page or by name, and signs in as one of them', async () => {
    const page = renderPage();
    const people = await screen.findByRole('grid', { name: 'People' });
    expect(within(people).getByText('Ada Byron')).toBeInTheDocument();
    expect(
      within(people).getByText('Mathematician · engines'),
    ).toBeInTheDocument();
    expect(screen.getByText('2 people')).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await within(people).findByText('Grace Murray')).toBeInTheDocument();
    expect(within(people).getByText('Ada Byron')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Show more' }),
    ).not.toBeInTheDocument();

    await userEvent.type(screen.getByRole('searchbox'), 'grace');
    expect(await screen.findByText('1 person')).toBeInTheDocument();
    await userEvent.click(within(people).getByText('Grace Murray'));
    const identity = await page.signedIn();
    await expect(identity.getCredentials()).resolves.toEqual({
      token: 'token of user:default/grace',
    });
  });

  it('says what went wrong, and lets one try again', async () => {
    server.use(
      http.post(
        `${baseUrl}/demo/token`,
        () =>
          HttpResponse.json(
            {
              error: { name: 'NotFoundError', message: 'user: not there yet' },
            },
            { status: 404 },
          ),
        { once: true },
      ),
    );
    const page = renderPage();
    const persona = await screen.findByRole('button', { name: /^Engineer/ });
    await userEvent.click(persona);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'user: not there yet',
    );
    expect(page.onSignInSuccess).not.toHaveBeenCalled();

    await userEvent.click(persona);
    await page.signedIn();
  });

  it('explains when the backend does not answer', async () => {
    server.use(
      http.get(`${baseUrl}/demo/people`, () => HttpResponse.error(), {
        once: true,
      }),
    );
    renderPage();
    expect(
      await screen.findByText('The portal does not answer'),
    ).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('button', { name: /^Engineer/ }),
    ).toBeInTheDocument();
  });

  it('offers the real providers that are configured, and those alone', async () => {
    githubApi.getBackstageIdentity.mockResolvedValue({
      token: 'from GitHub',
      identity: {
        type: 'user',
        userEntityRef: 'user:default/ada',
        ownershipEntityRefs: [],
      },
    });
    const page = renderPage(['github']);
    expect(screen.queryByText('See the portal as')).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Continue with GitHub' }),
    );
    const identity = await page.signedIn();
    expect(githubApi.getBackstageIdentity).toHaveBeenCalledWith({
      optional: false,
    });
    await expect(identity.getCredentials()).resolves.toEqual({
      token: 'from GitHub',
    });
  });
});
