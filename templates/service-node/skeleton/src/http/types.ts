import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';

/** The application: its routes take zod schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Who calls, by their verified token. */
export interface Caller {
  subject: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Anybody may call this route. */
    public?: boolean;
  }
  interface FastifyRequest {
    /** Undefined on public routes, and where authentication is off. */
    caller: Caller | undefined;
  }
}
