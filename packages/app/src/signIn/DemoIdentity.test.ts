import { DemoAuthClient, type DemoSession } from './DemoAuthClient';
import { DemoIdentity } from './DemoIdentity';

const session = (token: string): DemoSession => ({
  token,
  expiresInSeconds: 3600,
  userEntityRef: 'user:default/ada',
  ownershipEntityRefs: ['user:default/ada', 'group:default/team-a'],
  profile: { displayName: 'Ada' },
});

async function signIn() {
  const client = new DemoAuthClient({
    discoveryApi: { getBaseUrl: async () => 'http://localhost' },
  });
  const request = jest
    .spyOn(client, 'signIn')
    .mockResolvedValueOnce(session('first'));
  const onSignOut = jest.fn();
  const identity = await DemoIdentity.signIn({
    client,
    user: 'engineer',
    onSignOut,
  });
  return { identity, request, onSignOut };
}

describe('DemoIdentity', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('knows who is signed in', async () => {
    const { identity, onSignOut } = await signIn();
    await expect(identity.getProfileInfo()).resolves.toEqual({
      displayName: 'Ada',
    });
    await expect(identity.getBackstageIdentity()).resolves.toEqual({
      type: 'user',
      userEntityRef: 'user:default/ada',
      ownershipEntityRefs: ['user:default/ada', 'group:default/team-a'],
    });

    expect(onSignOut).not.toHaveBeenCalled();
    await identity.signOut();
    expect(onSignOut).toHaveBeenCalled();
  });

  it('renews the token once, shortly before it expires', async () => {
    const { identity, request } = await signIn();
    request.mockResolvedValueOnce(session('second'));

    jest.advanceTimersByTime(3500_000);
    await expect(identity.getCredentials()).resolves.toEqual({
      token: 'first',
    });

    jest.advanceTimersByTime(50_000);
    await expect(
      Promise.all([identity.getCredentials(), identity.getCredentials()]),
    ).resolves.toEqual([{ token: 'second' }, { token: 'second' }]);
    expect(request.mock.calls).toEqual([['engineer'], ['user:default/ada']]);
  });

  it('lives with a token that is still good while the backend is away', async () => {
    const { identity, request } = await signIn();
    request.mockRejectedValue(new Error('away'));

    jest.advanceTimersByTime(3550_000);
    await expect(identity.getCredentials()).resolves.toEqual({
      token: 'first',
    });

    jest.advanceTimersByTime(60_000);
    await expect(identity.getCredentials()).rejects.toThrow('away');

    request.mockResolvedValueOnce(session('third'));
    await expect(identity.getCredentials()).resolves.toEqual({
      token: 'third',
    });
  });
});
