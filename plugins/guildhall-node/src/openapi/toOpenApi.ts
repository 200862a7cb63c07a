import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { Operation } from './Operation';

/**
 * The API as an OpenAPI 3.1 document, made from the schemas it is parsed by.
 *
 * @public
 */
export function toOpenApi(options: {
  pluginId: string;
  operations: Operation[];
}): JsonObject {
  const { pluginId, operations } = options;
  const paths: Record<string, JsonObject> = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: toOperation(operation),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: pluginId, version: '1' },
    servers: [{ url: `/api/${pluginId}` }],
    security: [{ JWT: [] }],
    paths,
    components: {
      securitySchemes: {
        JWT: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
  };
}

function toOperation(operation: Operation): JsonObject {
  const { path, summary, query, body, response } = operation;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !z.safeParse(schema, undefined).success,
    schema: toJsonSchema(schema, 'input'),
  }));
  return {
    summary,
    parameters: [...inPath, ...inQuery],
    ...(body && {
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: toJsonSchema(body, 'input') },
        },
      },
    }),
    responses: response
      ? {
          200: {
            description: 'Success',
            content: {
              'application/json': { schema: toJsonSchema(response, 'output') },
            },
          },
        }
      : { 204: { description: 'Success' } },
  };
}

function toJsonSchema(
  schema: z.core.$ZodType,
  io: 'input' | 'output',
): JsonObject {
  const { $schema: _dialect, ...jsonSchema } = JSON.parse(
    JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' })),
  );
  return jsonSchema;
}
