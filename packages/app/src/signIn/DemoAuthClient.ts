import { type DiscoveryApi } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { z } from 'zod';

const personSchema = z.object({
  userEntityRef: z.string(),
  displayName: z.string(),
  title: z.string().optional(),
  picture: z.string().optional(),
  groups: z.array(z.string()),
});

const peopleSchema = z.object({
  personas: z.array(
    personSchema.extend({
      id: z.string(),
      title: z.string(),
      description: z.string(),
    }),
  ),
  people: z.array(personSchema),
  totalItems: z.number(),
  nextCursor: z.string().optional(),
});

const sessionSchema = z.object({
  token: z.string(),
  expiresInSeconds: z.number(),
  userEntityRef: z.string(),
  ownershipEntityRefs: z.array(z.string()),
  profile: z.object({
    displayName: z.string(),
    email: z.string().optional(),
    picture: z.string().optional(),
  }),
});

/** Somebody who can be signed in as. */
export type Person = z.output<typeof personSchema>;

/** A page of people, and the people who stand for a role. */
export type People = z.output<typeof peopleSchema>;

/** What the demo provider answers to a sign-in. */
export type DemoSession = z.output<typeof sessionSchema>;

/**
 * Talks to the demo provider. Uses the browser's own fetch, because the fetch
 * API of the app waits for the sign-in to be over.
 */
export class DemoAuthClient {
  readonly #discoveryApi: DiscoveryApi;

  constructor(options: { discoveryApi: DiscoveryApi }) {
    this.#discoveryApi = options.discoveryApi;
  }

  async listPeople(options: {
    q: string;
    cursor?: string;
    signal: AbortSignal;
  }): Promise<People> {
    const { q, cursor, signal } = options;
    const query = new URLSearchParams(cursor ? { cursor } : { q });
    return this.#request(`people?${query}`, peopleSchema, { signal });
  }

  async signIn(user: string): Promise<DemoSession> {
    return this.#request('token', sessionSchema, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ user }),
    });
  }

  async #request<T>(
    path: string,
    schema: z.ZodType<T>,
    init: RequestInit,
  ): Promise<T> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('auth');
    const response = await fetch(`${baseUrl}/demo/${path}`, init);
    if (!response.ok) {
      // The cause is what the backend said; it tells people what to do.
      const { cause } = await ResponseError.fromResponse(response);
      throw cause;
    }
    return schema.parse(await response.json());
  }
}
