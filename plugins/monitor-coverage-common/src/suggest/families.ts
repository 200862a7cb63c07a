import { Family } from './library';

/** What the types of parts that people write are called in the library. */
const families: Record<string, Family> = {
  service: 'service',
  monolith: 'service',
  backend: 'service',
  microservice: 'service',
  openapi: 'service',
  graphql: 'service',
  grpc: 'service',
  trpc: 'service',
  soap: 'service',
  wsdl: 'service',
  website: 'website',
  frontend: 'website',
  database: 'database',
  db: 'database',
  cache: 'cache',
  queue: 'queue',
  topic: 'queue',
  stream: 'queue',
  asyncapi: 'queue',
  'object-store': 'object-store',
  bucket: 'object-store',
  's3-bucket': 'object-store',
  'secret-store': 'secret-store',
  vault: 'secret-store',
  'third-party': 'third-party',
  external: 'third-party',
  saas: 'third-party',
  job: 'job',
  batch: 'job',
  cronjob: 'job',
  'batch-job': 'job',
  certificate: 'certificate',
};

/** The label that the series of a family usually have its name in. */
const usualLabels: Partial<Record<Family, string>> = {
  service: 'service',
  website: 'service',
  database: 'database',
  cache: 'cache',
  queue: 'queue',
};

export function familyOf(type: string | undefined): Family | undefined {
  const key = type?.toLocaleLowerCase('en-US') ?? '';
  return Object.hasOwn(families, key) ? families[key] : undefined;
}

export function usualLabel(family: Family): string {
  return usualLabels[family] ?? 'resource';
}
