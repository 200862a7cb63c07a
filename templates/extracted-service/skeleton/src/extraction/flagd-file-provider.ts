import { type Stats, unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { FlagdCore } from '@openfeature/flagd-core';
import {
  type EvaluationContext,
  type JsonValue,
  OpenFeatureEventEmitter,
  type Provider,
  ProviderEvents,
} from '@openfeature/server-sdk';

/**
 * Evaluates the flags of one file in flagd's format, without asking anybody. The file is looked
 * at again and again, because a mounted ConfigMap changes by moving a link. One that is broken
 * changes nothing: what was read last stays, and an error event says so.
 */
export class FlagdFileProvider implements Provider {
  readonly metadata = { name: 'flagd file' };
  readonly runsOn = 'server';
  readonly events = new OpenFeatureEventEmitter();
  readonly #path: string;
  readonly #intervalMs: number;
  readonly #check: (flags: FlagdCore) => void;
  #flags = new FlagdCore();

  /** `check` throws when the flags are not what the service needs. */
  constructor(path: string, intervalMs: number, check: (flags: FlagdCore) => void) {
    this.#path = path;
    this.#intervalMs = intervalMs;
    this.#check = check;
  }

  async initialize() {
    await this.#load();
    watchFile(this.#path, { interval: this.#intervalMs }, this.#onChange);
  }

  async onClose() {
    unwatchFile(this.#path, this.#onChange);
  }

  async resolveBooleanEvaluation(key: string, fallback: boolean, context: EvaluationContext) {
    return this.#flags.resolveBooleanEvaluation(key, fallback, context);
  }

  async resolveStringEvaluation(key: string, fallback: string, context: EvaluationContext) {
    return this.#flags.resolveStringEvaluation(key, fallback, context);
  }

  async resolveNumberEvaluation(key: string, fallback: number, context: EvaluationContext) {
    return this.#flags.resolveNumberEvaluation(key, fallback, context);
  }

  async resolveObjectEvaluation<T extends JsonValue>(
    key: string,
    fallback: T,
    context: EvaluationContext,
  ) {
    return this.#flags.resolveObjectEvaluation(key, fallback, context);
  }

  async #load() {
    const flags = new FlagdCore();
    flags.setConfigurations(await readFile(this.#path, 'utf8'));
    this.#check(flags);
    this.#flags = flags;
  }

  readonly #onChange = async (now: Stats, before: Stats) => {
    if (now.mtimeMs === before.mtimeMs && now.ino === before.ino) {
      return;
    }
    try {
      await this.#load();
      this.events.emit(ProviderEvents.ConfigurationChanged);
    } catch {
      this.events.emit(ProviderEvents.Stale);
    }
  };
}
