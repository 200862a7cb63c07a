const MAX_STEPS = 10_000;
const PRECISION = 1e-12;

/** Smaller denominators would divide by nothing. */
const TINY = 1e-300;

/**
 * The regularized incomplete beta function I_x(a, b), for positive a and b.
 *
 * @remarks
 *
 * By its continued fraction (Abramowitz and Stegun, "Handbook of Mathematical
 * Functions", 1964, formula 26.5.8), evaluated as Lentz does (1976); it
 * converges fast where x is below the mean, so that above it the symmetry
 * I_x(a, b) = 1 - I_{1-x}(b, a) is used.
 */
export function regularizedBeta(x: number, a: number, b: number): number {
  if (x <= 0) {
    return 0;
  }
  if (x >= 1) {
    return 1;
  }
  if (x > (a + 1) / (a + b + 2)) {
    return 1 - regularizedBeta(1 - x, b, a);
  }
  const front = Math.exp(
    a * Math.log(x) +
      b * Math.log1p(-x) +
      logGamma(a + b) -
      logGamma(a) -
      logGamma(b),
  );
  return (front / a) * continuedFraction(x, a, b);
}

function continuedFraction(x: number, a: number, b: number): number {
  const notZero = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / notZero(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= MAX_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let factor = 1;
    for (const coefficient of [even, odd]) {
      d = 1 / notZero(1 + coefficient * d);
      c = notZero(1 + coefficient / c);
      factor = c * d;
      result *= factor;
    }
    if (Math.abs(factor - 1) < PRECISION) {
      break;
    }
  }
  return result;
}

/**
 * The logarithm of the gamma function of a positive number: Stirling's series
 * (Abramowitz and Stegun, formula 6.1.41), after moving to where it is exact.
 */
function logGamma(value: number): number {
  let shift = 0;
  let z = value;
  while (z < 10) {
    shift -= Math.log(z);
    z += 1;
  }
  const inverse = 1 / (z * z);
  const series =
    (1 / 12 -
      inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680)))) /
    z;
  return (
    shift + (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series
  );
}
