import { randomUUID } from 'node:crypto';
import type { FlagdCore } from '@openfeature/flagd-core';
import { OpenFeature, ProviderEvents } from '@openfeature/server-sdk';
import { ConfigError } from '../config/config-error.ts';
import { FlagdFileProvider } from './flagd-file-provider.ts';
import { isStage, type Stage, stages } from './stages.ts';

/** Where the slice is, as the flag has it. */
export interface StageNow {
  stage: Stage;
  /** The share of reads that is mirrored in rampdown: the flag's metadata `rampdownShare`. */
  share: number;
}

/** All that a targeting rule may look at: nothing of it tells one patient from another. */
export interface StageContext {
  method?: string;
  operation?: string;
}

export interface StageFlag {
  now(context: StageContext): Promise<StageNow>;
  /** Called with `false` when the file changed into something that cannot be used. */
  onChange(listener: (usable: boolean) => void): void;
  close(): Promise<void>;
}

/** @throws ConfigError when the file or the flag in it cannot be used */
export async function openStageFlag(
  key: string,
  file: string,
  intervalMs: number,
): Promise<StageFlag> {
  const domain = randomUUID();
  const provider = new FlagdFileProvider(file, intervalMs, flags => assertStages(flags, key));
  try {
    await OpenFeature.setProviderAndWait(domain, provider);
  } catch {
    throw new ConfigError([
      `EXTRACTION_FLAGS: the file cannot be read, is not in flagd's format, or its flag ${key} ` +
        `does not have just the variants ${stages.join(', ')} and a rampdownShare from 0 to 1`,
    ]);
  }
  const client = OpenFeature.getClient(domain);

  return {
    async now(context) {
      // A flag that is disabled or broken means what it means everywhere: the old path.
      const { value, flagMetadata } = await client.getStringDetails(key, 'off', { ...context });
      return {
        stage: isStage(value) ? value : 'off',
        share: Number(flagMetadata.rampdownShare),
      };
    },
    onChange(listener) {
      client.addHandler(ProviderEvents.ConfigurationChanged, () => listener(true));
      client.addHandler(ProviderEvents.Stale, () => listener(false));
    },
    close: () => provider.onClose(),
  };
}

function assertStages(flags: FlagdCore, key: string) {
  const flag = flags.getFlag(key);
  const share = flag?.metadata.rampdownShare;
  const isUsable =
    flag?.variants.size === stages.length &&
    stages.every(stage => flag.variants.get(stage) === stage) &&
    typeof share === 'number' &&
    share >= 0 &&
    share <= 1;
  if (!isUsable) {
    throw new Error(`flag ${key} does not have the stages as variants, or no share`);
  }
}
