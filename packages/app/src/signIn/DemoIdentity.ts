import {
  type BackstageUserIdentity,
  type IdentityApi,
  type ProfileInfo,
} from '@backstage/frontend-plugin-api';
import { type DemoAuthClient, type DemoSession } from './DemoAuthClient';

const refreshBeforeExpiryMs = 60_000;

/** Somebody who signed in through the demo provider; renews their token. */
export class DemoIdentity implements IdentityApi {
  readonly #client: DemoAuthClient;
  readonly #onSignOut: () => void;
  #session: DemoSession;
  #expiresAt: number;
  #refresh?: Promise<void>;

  static async signIn(options: {
    client: DemoAuthClient;
    user: string;
    onSignOut: () => void;
  }): Promise<DemoIdentity> {
    const { client, user, onSignOut } = options;
    return new DemoIdentity(client, await client.signIn(user), onSignOut);
  }

  private constructor(
    client: DemoAuthClient,
    session: DemoSession,
    onSignOut: () => void,
  ) {
    this.#client = client;
    this.#session = session;
    this.#expiresAt = toExpiry(session);
    this.#onSignOut = onSignOut;
  }

  async getProfileInfo(): Promise<ProfileInfo> {
    return this.#session.profile;
  }

  async getBackstageIdentity(): Promise<BackstageUserIdentity> {
    const { userEntityRef, ownershipEntityRefs } = this.#session;
    return { type: 'user', userEntityRef, ownershipEntityRefs };
  }

  async getCredentials(): Promise<{ token: string }> {
    if (Date.now() > this.#expiresAt - refreshBeforeExpiryMs) {
      // Many requests start at once; one of them renews for all.
      this.#refresh ??= this.#renew().finally(() => {
        this.#refresh = undefined;
      });
      await this.#refresh;
    }
    return { token: this.#session.token };
  }

  async signOut(): Promise<void> {
    this.#onSignOut();
  }

  async #renew(): Promise<void> {
    try {
      this.#session = await this.#client.signIn(this.#session.userEntityRef);
      this.#expiresAt = toExpiry(this.#session);
    } catch (error) {
      // A token that is still good outlives a backend that restarts.
      if (Date.now() > this.#expiresAt) {
        throw error;
      }
    }
  }
}

function toExpiry(session: DemoSession): number {
  return Date.now() + session.expiresInSeconds * 1000;
}
