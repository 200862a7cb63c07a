import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { DAY_MS, toDay } from '../database/days';

const TIME_OF_DAY = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** When digests are sent: minutes after midnight, UTC. */
export interface DigestConfig {
  minuteOfDay: number;
}

/** Reads `scorecards.digest`; undefined if no digests are wanted. */
export function readDigestConfig(config: Config): DigestConfig | undefined {
  if (config.getOptionalBoolean('scorecards.digest.enabled') === false) {
    return undefined;
  }
  const key = 'scorecards.digest.time';
  const time = config.getOptionalString(key) ?? '07:00';
  const [, hours, minutes] = TIME_OF_DAY.exec(time) ?? [];
  if (hours === undefined) {
    throw new InputError(
      `'${key}' must be a time of day in UTC such as '07:00', not '${time}'`,
    );
  }
  return { minuteOfDay: Number(hours) * 60 + Number(minutes) };
}

/** What a digest is about: the day before it is due. */
export interface DigestWindow {
  /** The day it is of, as `2026-11-21`. */
  day: string;
  from: Date;
  to: Date;
}

/** The digest that is due at a time: the last whose hour has come. */
export function digestWindowAt(now: Date, config: DigestConfig): DigestWindow {
  const offset = config.minuteOfDay * 60_000;
  const day = toDay(new Date(now.getTime() - offset));
  const to = new Date(Date.parse(day) + offset);
  return { day, from: new Date(to.getTime() - DAY_MS), to };
}
