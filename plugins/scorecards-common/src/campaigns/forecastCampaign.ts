import { regularizedBeta } from './regularizedBeta';

/**
 * What happened in one week: how many entities reached the goal, and how many
 * no longer did.
 *
 * @public
 */
export interface CampaignWeek {
  gained: number;
  lost: number;
}

/**
 * When a campaign will probably be through; days count from now.
 *
 * @public
 */
export type CampaignForecast =
  | { status: 'done' }
  /** Too little was observed to say anything. */
  | { status: 'unknown'; reason: 'too-young' | 'few-changes' }
  /** At this pace it is not through within two years. */
  | { status: 'not-in-sight'; onTime: number }
  | {
      status: 'range';
      /** With a probability of 10, 50 and 90 % it is through by then. */
      early: number;
      likely: number;
      /** Absent where that is more than two years. */
      late?: number;
      /** The probability to be through by the last day, from 0 to 1. */
      onTime: number;
    };

/**
 * Weeks that must have been observed before a forecast is made.
 *
 * @public
 */
export const MIN_FORECAST_WEEKS = 3;

/**
 * Entities that must have reached the goal in those weeks.
 *
 * @public
 */
export const MIN_FORECAST_CHANGES = 3;

/** Bursts that must have been observed: one alone tells of no pace. */
const MIN_BURSTS = 2;

const DAYS_PER_WEEK = 7;
const HORIZON_DAYS = 2 * 365;

/**
 * Forecasts when all entities will have reached the goal, from how many did in
 * the weeks before.
 *
 * @remarks
 *
 * Entities reach the goal as a Poisson process whose rate is not known: all
 * that is known of it is that G did in the T days observed. With Jeffreys'
 * prior the rate then has the distribution Gamma(G + 1/2, T), and the number
 * that will reach it in the next h days has a negative binomial distribution
 * (Gelman et al., "Bayesian Data Analysis", 3rd edition, 2013, section 2.6),
 * so that the probability that at least R do is
 *
 *     P(h) = I_{h / (T + h)}(R, G + 1/2)
 *
 * with the regularized incomplete beta function I. Two things are added:
 *
 * - What is lost must be gained again: R(h) = R + h L / T, where L entities
 *   lost the goal in the T days.
 * - Work comes in bursts, one change can lift many entities at once. The
 *   dispersion f = variance / mean of the weekly gains, at least 1, divides
 *   all counts, as in the quasi-Poisson model (McCullagh and Nelder,
 *   "Generalized Linear Models", 2nd edition, 1989, section 6.2.3): twenty
 *   entities in one burst are evidence of one burst.
 *
 *     P(h) = I_{h / (T + h)}(R(h) / f, G / f + 1/2)
 *
 * `early`, `likely` and `late` are the first days on which P reaches 0.1, 0.5
 * and 0.9. It assumes that the pace stays as it was; it knows of no holidays
 * and no plans.
 *
 * @param weeks - The whole weeks observed, in any order.
 * @param remaining - Entities that have not reached the goal.
 * @param daysLeft - Until the end of the last day.
 * @public
 */
export function forecastCampaign(options: {
  weeks: readonly CampaignWeek[];
  remaining: number;
  daysLeft: number;
}): CampaignForecast {
  const { weeks, remaining, daysLeft } = options;
  if (remaining === 0) {
    return { status: 'done' };
  }
  if (weeks.length < MIN_FORECAST_WEEKS) {
    return { status: 'unknown', reason: 'too-young' };
  }
  const gained = weeks.reduce((sum, week) => sum + week.gained, 0);
  const lost = weeks.reduce((sum, week) => sum + week.lost, 0);
  const dispersion = dispersionOf(weeks.map(week => week.gained));
  if (gained < MIN_FORECAST_CHANGES || gained / dispersion < MIN_BURSTS) {
    return { status: 'unknown', reason: 'few-changes' };
  }
  const days = weeks.length * DAYS_PER_WEEK;
  const probability = (ahead: number) =>
    ahead <= 0
      ? 0
      : regularizedBeta(
          ahead / (days + ahead),
          (remaining + (ahead * lost) / days) / dispersion,
          gained / dispersion + 0.5,
        );
  const onTime = probability(daysLeft);
  const firstDay = (wanted: number) => {
    for (let day = 1; day <= HORIZON_DAYS; day++) {
      if (probability(day) >= wanted) {
        return day;
      }
    }
    return undefined;
  };
  const early = firstDay(0.1);
  const likely = firstDay(0.5);
  return early === undefined || likely === undefined
    ? { status: 'not-in-sight', onTime }
    : { status: 'range', early, likely, late: firstDay(0.9), onTime };
}

/**
 * How many of a team's entities will be left on the last day, if it goes on at
 * its pace of the weeks observed; not less than none.
 *
 * @public
 */
export function expectLeft(options: {
  weeks: number;
  gained: number;
  lost: number;
  remaining: number;
  daysLeft: number;
}): number | undefined {
  const { weeks, gained, lost, remaining, daysLeft } = options;
  if (weeks < MIN_FORECAST_WEEKS) {
    return undefined;
  }
  const perDay = (gained - lost) / (weeks * DAYS_PER_WEEK);
  return Math.max(0, remaining - perDay * Math.max(0, daysLeft));
}

/** Variance over mean; what is more even than chance counts as chance. */
function dispersionOf(counts: readonly number[]): number {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const variance =
    counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) /
    (counts.length - 1);
  return mean > 0 ? Math.max(1, variance / mean) : 1;
}
