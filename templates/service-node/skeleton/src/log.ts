import type { FastifyRequest, FastifyServerOptions } from 'fastify';
import { about } from './about.ts';
import type { DataClass } from './data-class.ts';

/** Never logged, wherever they are in what is logged. */
const SECRETS = ['authorization', 'cookie', 'password', 'secret', 'token', 'apiKey'];

/** What tells a patient from the others, and what is known of them. */
const PERSONAL_HEALTH_INFORMATION = [
  ...['name', 'firstName', 'lastName', 'birthDate', 'email', 'phone', 'address', 'ssn', 'mrn'],
  ...['patient', 'patientId', 'diagnosis', 'medication', 'note', 'notes', 'body', 'query'],
];

/** JSON lines on standard output, without secrets and, for `phi`, without what is personal. */
export function loggerOptions(level: string, dataClass: DataClass) {
  const hidden = dataClass === 'phi' ? [...SECRETS, ...PERSONAL_HEALTH_INFORMATION] : SECRETS;
  return {
    level,
    base: { service: about.name, version: about.version },
    redact: {
      paths: hidden.flatMap(name => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[redacted]',
    },
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: {
      req: (request: FastifyRequest) => ({
        method: request.method,
        route: request.routeOptions?.url,
        // Identifiers of patients are in URLs.
        ...(dataClass === 'phi' ? {} : { url: request.url }),
      }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      err: (error: Error & { code?: string }) => ({
        type: error.name,
        code: error.code,
        // Messages repeat what was sent.
        message: dataClass === 'phi' ? '[redacted]' : error.message,
        stack: framesOf(error, dataClass),
      }),
    },
  } satisfies FastifyServerOptions['logger'];
}

function framesOf(error: Error, dataClass: DataClass) {
  const stack = error.stack ?? '';
  return dataClass === 'phi'
    ? stack
        .split('\n')
        .filter(line => /^\s+at /.test(line))
        .join('\n')
    : stack;
}
