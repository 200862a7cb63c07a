import { cacheTemplates } from './caches';
import { databaseTemplates } from './databases';
import { hostTemplates } from './hosts';
import { jobTemplates } from './jobs';
import { probeTemplates } from './probes';
import { queueTemplates } from './queues';
import { requestTemplates } from './requests';
import { runtimeTemplates } from './runtimes';
import { storeTemplates } from './stores';
import { RuleTemplate } from './types';

/** The likeliest of each signal comes first. */
export const library: readonly RuleTemplate[] = [
  ...requestTemplates,
  ...runtimeTemplates,
  ...hostTemplates,
  ...databaseTemplates,
  ...cacheTemplates,
  ...queueTemplates,
  ...storeTemplates,
  ...probeTemplates,
  ...jobTemplates,
];

export * from './types';
