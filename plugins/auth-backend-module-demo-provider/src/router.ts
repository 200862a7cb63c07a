import { InputError, NotFoundError, isError } from '@backstage/errors';
import {
  AuthResolverContext,
  prepareBackstageIdentityResponse,
  ProfileInfo,
} from '@backstage/plugin-auth-node';
import express from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { parseUserRef, Persona } from './config';
import { PeopleDirectory } from './PeopleDirectory';
import { toProfile } from './person';

const peopleQuerySchema = z.strictObject({
  q: z.string().trim().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(4000).optional(),
});

const tokenRequestSchema = z.strictObject({
  user: z.string().trim().min(1).max(500),
});

/** The demo provider's own routes, relative to `/api/auth`. */
export function createRouter(options: {
  people: PeopleDirectory;
  personas: Persona[];
  resolverContext: AuthResolverContext;
}): express.Router {
  const { people, personas, resolverContext } = options;
  const router = Router();

  router.get('/demo/people', async (req, res) => {
    const query = parse(peopleQuerySchema, req.query);
    res.json({
      personas: await people.describe(personas),
      ...(await people.search(query)),
    });
  });

  router.post('/demo/token', express.json(), async (req, res) => {
    const { user } = parse(tokenRequestSchema, req.body);
    const userEntityRef =
      personas.find(persona => persona.id === user)?.userEntityRef ??
      parseUserRef(user, 'user');

    const profile = await getProfile(resolverContext, userEntityRef);
    const { token, expiresInSeconds, identity } =
      prepareBackstageIdentityResponse(
        await resolverContext.signInWithCatalogUser({
          entityRef: userEntityRef,
        }),
      );
    res.json({
      token,
      expiresInSeconds,
      userEntityRef: identity.userEntityRef,
      ownershipEntityRefs: identity.ownershipEntityRefs,
      profile,
    });
  });

  return router;
}

async function getProfile(
  resolverContext: AuthResolverContext,
  userEntityRef: string,
): Promise<ProfileInfo> {
  try {
    const { entity } = await resolverContext.findCatalogUser({
      entityRef: userEntityRef,
    });
    return toProfile(entity);
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') {
      throw new NotFoundError(
        `user: the catalog has no '${userEntityRef}'. If the portal has only just started, it may still be reading the catalog's files; try again in a moment.`,
      );
    }
    throw error;
  }
}

function parse<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new InputError(
      result.error.issues
        .map(issue => [...issue.path, issue.message].join(': '))
        .join('; '),
    );
  }
  return result.data;
}
