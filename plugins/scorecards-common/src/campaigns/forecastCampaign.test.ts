import { createRandom, Random } from '../rules/__testUtils__/randomRule';
import {
  CampaignForecast,
  expectLeft,
  forecastCampaign,
} from './forecastCampaign';
import { regularizedBeta } from './regularizedBeta';

function weeksOf(...gained: number[]) {
  return gained.map(each => ({ gained: each, lost: 0 }));
}

function toRange(forecast: CampaignForecast) {
  expect(forecast.status).toBe('range');
  return forecast.status === 'range'
    ? forecast
    : { early: NaN, likely: NaN, late: NaN, onTime: NaN };
}

describe('regularizedBeta', () => {
  it('sums up the negative binomial distribution', () => {
    for (const size of [0.5, 3.5, 40.5]) {
      for (const p of [0.1, 0.5, 0.9]) {
        // P(N < r), added up term by term.
        let term = (1 - p) ** size;
        let below = 0;
        for (let r = 0; r < 60; r++) {
          // With nothing to gain, all is gained.
          const gained = r > 0 ? regularizedBeta(p, r, size) : 1;
          expect(gained).toBeCloseTo(1 - below, 9);
          below += term;
          term *= ((size + r) / (r + 1)) * p;
        }
      }
    }
    expect(regularizedBeta(0, 2, 3)).toBe(0);
    expect(regularizedBeta(1, 2, 3)).toBe(1);
    expect(regularizedBeta(0.5, 8_000, 8_000)).toBeCloseTo(0.5, 9);
  });
});

describe('forecastCampaign', () => {
  it('says nothing of what was hardly observed', () => {
    const forecast = (...gained: number[]) =>
      forecastCampaign({
        weeks: weeksOf(...gained),
        remaining: 5,
        daysLeft: 30,
      });
    expect(forecast(4, 4)).toEqual({ status: 'unknown', reason: 'too-young' });
    expect(forecast(1, 0, 1)).toEqual({
      status: 'unknown',
      reason: 'few-changes',
    });
    // Two hundred at once are one burst, and one burst is no pace.
    expect(forecast(0, 200, 0, 0, 0)).toEqual({
      status: 'unknown',
      reason: 'few-changes',
    });
    expect(forecastCampaign({ weeks: [], remaining: 0, daysLeft: 3 })).toEqual({
      status: 'done',
    });
  });

  it('goes by the pace, and becomes surer with what it observed', () => {
    const forecast = (weeks: number, remaining = 20) =>
      toRange(
        forecastCampaign({
          weeks: weeksOf(...Array<number>(weeks).fill(5)),
          remaining,
          daysLeft: 28,
        }),
      );
    const few = forecast(3);
    const many = forecast(8);
    for (const { early, likely, late = Infinity } of [few, many]) {
      expect(early).toBeLessThan(likely);
      expect(likely).toBeLessThan(late);
      // Twenty at five a week.
      expect(Math.abs(likely - 28)).toBeLessThan(4);
    }
    expect((many.late ?? 0) - many.early).toBeLessThan(
      (few.late ?? 0) - few.early,
    );
    expect(forecast(8, 5).onTime).toBeGreaterThan(0.95);
    expect(forecast(8, 80).onTime).toBeLessThan(0.05);
    // The same gains in bursts leave more open.
    const bursts = toRange(
      forecastCampaign({
        weeks: weeksOf(0, 20, 0, 0, 20, 0, 0, 0),
        remaining: 20,
        daysLeft: 28,
      }),
    );
    expect((bursts.late ?? Infinity) - bursts.early).toBeGreaterThan(
      (many.late ?? 0) - many.early,
    );
  });

  it('takes into account what is lost again', () => {
    const forecast = (lost: number) =>
      forecastCampaign({
        weeks: Array.from({ length: 8 }, () => ({ gained: 5, lost })),
        remaining: 20,
        daysLeft: 28,
      });
    expect(toRange(forecast(2)).likely).toBeGreaterThan(
      toRange(forecast(0)).likely,
    );
    expect(forecast(6)).toMatchObject({ status: 'not-in-sight' });
    expect(
      expectLeft({
        weeks: 8,
        gained: 8,
        lost: 0,
        remaining: 6,
        daysLeft: 28,
      }),
    ).toBeCloseTo(2);
    expect(
      expectLeft({ weeks: 2, gained: 8, lost: 0, remaining: 6, daysLeft: 28 }),
    ).toBeUndefined();
  });

  it('is right as often as it says, whatever the pace', () => {
    const random = createRandom(5);
    let within = 0;
    let before = 0;
    let forecasts = 0;
    for (let round = 0; round < 2_000; round++) {
      const perDay = 0.1 + uniform(random) * 1.5;
      const weeks = Array.from({ length: 8 }, () => ({
        gained: Array.from({ length: 7 }, () => poisson(random, perDay)).reduce(
          (sum, count) => sum + count,
          0,
        ),
        lost: 0,
      }));
      const remaining = 5 + Math.floor(uniform(random) * 40);
      const forecast = forecastCampaign({ weeks, remaining, daysLeft: 60 });
      let left = remaining;
      let day = 0;
      while (left > 0) {
        day += 1;
        left -= poisson(random, perDay);
      }
      if (forecast.status === 'range') {
        forecasts += 1;
        before += day <= forecast.likely ? 1 : 0;
        within +=
          day >= forecast.early && day <= (forecast.late ?? Infinity) ? 1 : 0;
      }
    }
    expect(forecasts).toBeGreaterThan(1_500);
    // 80 of 100 within the range, or somewhat more where work is not bursty.
    expect(within / forecasts).toBeGreaterThan(0.76);
    expect(within / forecasts).toBeLessThan(0.92);
    expect(before / forecasts).toBeGreaterThan(0.42);
    expect(before / forecasts).toBeLessThan(0.62);
  });
});

const STEPS = Array.from(
  { length: 1_000 },
  (_, index) => (index + 0.5) / 1_000,
);

function uniform(random: Random): number {
  return random.pick(STEPS);
}

/** Knuth's way to a Poisson number. */
function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let product = uniform(random);
  let count = 0;
  while (product > limit) {
    product *= uniform(random);
    count += 1;
  }
  return count;
}
