import swagger from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { about } from '../about.ts';
import type { App } from './types.ts';

/** Describes the routes that are added after it, as openapi.json has them. */
export async function addContract(app: App) {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: about.name, description: about.description, version: '1.0.0' },
      components: {
        securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      },
      security: [{ token: [] }],
    },
    transform: jsonSchemaTransform,
  });
}
