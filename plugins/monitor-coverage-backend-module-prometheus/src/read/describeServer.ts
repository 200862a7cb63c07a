import { Target } from '../api/schemas';
import { ReadRule } from './RuleReader';
import { Routing } from './Routing';

const MAX_NAMES = 5;

/** Shorter ago than that an alert may still be on its way. */
const ON_ITS_WAY_MS = 5 * 60_000;

/** What the operators of a server should know of its targets. */
export function describeTargets(targets: readonly Target[]): string[] {
  const down = targets.filter(({ health }) => health === 'down');
  const jobs = [...new Set(down.map(({ labels }) => labels.job ?? 'no job'))];
  return down.length > 0
    ? [
        `${down.length} of ${
          targets.length
        } targets cannot be scraped, of ${list(jobs)}`,
      ]
    : [];
}

/** Reads of rules that it was not asked about, or did not answer. */
export function describeUnasked(reads: number): string[] {
  return reads > 0
    ? [
        `Of ${reads} series that rules read it is not known whether they exist: they are too many, or the server refuses to say`,
      ]
    : [];
}

/** Alerts that fire for a while, and that no Alertmanager has. */
export function describeUndelivered(
  rules: readonly ReadRule[],
  routing: Routing,
  now: Date,
): string[] {
  const lost = rules.filter(
    ({ rule }) =>
      rule.alerts.some(
        ({ state, activeAt }) =>
          state === 'firing' &&
          activeAt &&
          Date.parse(activeAt) + rule.duration * 1_000 <
            now.getTime() - ON_ITS_WAY_MS,
      ) && !routing.hasAlert(rule),
  );
  return lost.length > 0
    ? [
        `${lost.length} alerts fire that no Alertmanager has: ${list(
          lost.map(({ rule }) => rule.name),
        )}`,
      ]
    : [];
}

function list(names: readonly string[]): string {
  const more = names.length - MAX_NAMES;
  return `${names.slice(0, MAX_NAMES).join(', ')}${
    more > 0 ? ` and ${more} more` : ''
  }`;
}
