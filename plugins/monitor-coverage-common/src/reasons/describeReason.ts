import { Signal, signals } from '../vocabulary';
import { Period, Reason, UNKNOWN_DAY } from './reason';
import { ReasonPhrase, reasonTexts } from './reasonTexts';

/**
 * A language to say reasons in.
 *
 * @public
 */
export interface ReasonLanguage {
  say(phrase: ReasonPhrase, params: Record<string, string>): string;
  /** What a signal is called. */
  signal(signal: Signal): string;
  /** How a day such as 2026-11-21 is written. */
  day(day: string): string;
}

const english: ReasonLanguage = {
  say: (phrase, params) =>
    reasonTexts[phrase].replaceAll(
      /\{\{(\w+)\}\}/g,
      (_, name) => params[name] ?? '',
    ),
  signal: signal => signal,
  day: day => day,
};

/**
 * A reason as a sentence without a full stop; in English, unless said otherwise.
 *
 * @public
 */
export function describeReason(
  reason: Reason,
  language: ReasonLanguage = english,
): string {
  const words = Object.entries('params' in reason ? reason.params : {}).map(
    ([name, value]) => [name, toWords(name, value, language)],
  );
  return language.say(reason.code, Object.fromEntries(words));
}

/**
 * Several reasons, one sentence after the other.
 *
 * @public
 */
export function describeReasons(
  reasons: readonly Reason[],
  language?: ReasonLanguage,
): string {
  return reasons.map(reason => describeReason(reason, language)).join('. ');
}

function toWords(
  name: string,
  value: string | number | string[] | Period,
  language: ReasonLanguage,
): string {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return listNames(value, language);
  if (typeof value === 'object') return toLength(value, language);
  if (isDay(name, value)) return language.day(value);
  const signal = signals.find(each => name === 'signal' && each === value);
  return signal ? language.signal(signal) : value;
}

function isDay(name: string, value: string): boolean {
  return ['day', 'from', 'until'].includes(name) && value !== UNKNOWN_DAY;
}

function toLength(period: Period, { say }: ReasonLanguage): string {
  if ('days' in period) return say('days', { count: String(period.days) });
  return period.hours === 1
    ? say('one-hour', {})
    : say('hours', { count: String(period.hours) });
}

/** "a", "a and b", "a, b and c", "a, b and 2 more" */
function listNames(names: string[], { say }: ReasonLanguage): string {
  const [first = '', second, third] = names;
  switch (names.length) {
    case 0:
    case 1:
      return first;
    case 2:
      return say('two-names', { first, second });
    case 3:
      return say('three-names', { first, second, third });
    default: {
      const count = String(names.length - 2);
      return say('more-names', { first, second, count });
    }
  }
}
