import { AuthService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Persona } from './config';
import { Person, toPerson } from './person';

export interface SearchPeopleOptions {
  q?: string;
  limit: number;
  cursor?: string;
}

/** Looks up the people who can be signed in as. */
export class PeopleDirectory {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  /** Who the personas are; one that the catalog does not know has no groups. */
  async describe(
    personas: Persona[],
  ): Promise<Array<Omit<Persona, 'userEntityRef'> & Person>> {
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: personas.map(persona => persona.userEntityRef) },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return personas.map(({ userEntityRef, ...persona }, index) => {
      const entity = items[index];
      const person = entity
        ? toPerson(entity)
        : {
            userEntityRef,
            displayName: parseEntityRef(userEntityRef).name,
            groups: [],
          };
      return { ...person, ...persona };
    });
  }

  async search(
    options: SearchPeopleOptions,
  ): Promise<{ people: Person[]; totalItems: number; nextCursor?: string }> {
    const { q, limit, cursor } = options;
    const { items, totalItems, pageInfo } = await this.#catalog.queryEntities(
      cursor
        ? { cursor, limit }
        : {
            filter: { kind: 'user' },
            orderFields: { field: 'metadata.name', order: 'asc' },
            limit,
            ...(q && {
              fullTextFilter: {
                term: q,
                fields: ['metadata.name', 'spec.profile.displayName'],
              },
            }),
          },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return {
      people: items.map(toPerson),
      totalItems,
      nextCursor: pageInfo.nextCursor,
    };
  }
}
