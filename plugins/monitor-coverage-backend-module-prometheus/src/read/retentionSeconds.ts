const UNITS: Record<string, number> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3_600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

/** Reads what Prometheus says of its retention: `15d`, `1w3d`, `15d or 10GB`. */
export function retentionSeconds(text: string | undefined): number | undefined {
  const [first = ''] = (text ?? '').split(' ');
  const parts = [...first.matchAll(/(\d+)(ms|[smhdwy])/g)];
  return parts.length > 0 && parts.map(([part]) => part).join('') === first
    ? parts.reduce(
        (sum, [, amount, unit]) => sum + Number(amount) * UNITS[unit],
        0,
      )
    : undefined;
}
