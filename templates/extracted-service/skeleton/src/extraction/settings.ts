import { z } from 'zod';
import { ConfigError } from '../config/config-error.ts';
import { readVariables } from '../config/variables.ts';

const positive = z.coerce.number().int().min(1);

const schema = z.object({
  EXTRACTION_FLAGS: z.string().min(1).default('flags/flags.json'),
  EXTRACTION_FLAGS_SECONDS: z.coerce.number().positive().default(5),
  EXTRACTION_OLD_SECONDS: z.coerce.number().positive().default(30),
  EXTRACTION_MIRROR_SECONDS: z.coerce.number().positive().default(2),
  EXTRACTION_MIRROR_CONCURRENCY: positive.default(20),
  EXTRACTION_KEPT_BYTES: positive.default(1024 * 1024),
});

/** How the two paths are called; every value has a default. */
export interface ExtractionSettings {
  flagsFile: string;
  /** How often the file is looked at for changes. */
  flagsMs: number;
  /** How long the old path has when it answers. */
  oldMs: number;
  /** How long the path that does not answer has. */
  mirrorMs: number;
  mirrorConcurrency: number;
  /** Larger bodies are passed on and neither mirrored nor compared. */
  keptBytes: number;
}

/** @throws ConfigError with everything that is wrong */
export function loadExtractionSettings(env: NodeJS.ProcessEnv): ExtractionSettings {
  const { data, error } = schema.safeParse(readVariables(env, Object.keys(schema.shape)));
  if (!data) {
    throw new ConfigError(error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`));
  }
  return {
    flagsFile: data.EXTRACTION_FLAGS,
    flagsMs: data.EXTRACTION_FLAGS_SECONDS * 1000,
    oldMs: data.EXTRACTION_OLD_SECONDS * 1000,
    mirrorMs: data.EXTRACTION_MIRROR_SECONDS * 1000,
    mirrorConcurrency: data.EXTRACTION_MIRROR_CONCURRENCY,
    keptBytes: data.EXTRACTION_KEPT_BYTES,
  };
}
