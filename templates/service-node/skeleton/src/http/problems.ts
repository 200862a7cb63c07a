import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { DependencyError } from '../clients/dependency-error.ts';
import type { App } from './types.ts';

/** An error as RFC 9457 has it; routes name it for their failures in the contract. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  instance: z.string().describe('The id of the request, to look for in the logs'),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

type Problem = z.infer<typeof problemSchema>;

/** An error that a caller may read: anything else is told as 500, without details. */
export class HttpError extends Error {
  readonly statusCode: number;

  constructor(statusCode: number, detail: string) {
    super(detail);
    this.name = 'HttpError';
    this.statusCode = statusCode;
  }
}

/** Answers every failure with a problem. */
export function addProblems(app: App) {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) {
      request.log.error({ err: error }, 'request failed');
    }
    return answer(request, reply, status, {
      detail: status < 500 || error instanceof HttpError ? error.message : undefined,
      errors: hasZodFastifySchemaValidationErrors(error)
        ? error.validation.map(({ instancePath, message = '' }) => ({
            field: instancePath.slice(1).replaceAll('/', '.'),
            message,
          }))
        : undefined,
    });
  });
  app.setNotFoundHandler((request, reply) => answer(request, reply, 404, {}));
}

function statusOf(error: FastifyError): number {
  if (error instanceof DependencyError) {
    return { slow: 504, 'left-alone': 503 }[error.problem as string] ?? 502;
  }
  const status = error.statusCode ?? 500;
  return status >= 400 && status < 600 ? status : 500;
}

function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  more: Pick<Problem, 'detail' | 'errors'>,
) {
  const problem: Problem = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    instance: `urn:request:${request.id}`,
    ...more,
  };
  return reply
    .status(status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problem);
}
