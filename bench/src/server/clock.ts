let offsetMs = 0;

/**
 * Makes it later for everything in this process; timers run as always. Times
 * cost a little more from then on, so that speed is measured before.
 */
export function advanceClock(ms: number): void {
  if (offsetMs === 0) {
    replaceDate();
  }
  offsetMs += ms;
}

function replaceDate(): void {
  const RealDate = globalThis.Date;
  const now = () => RealDate.now() + offsetMs;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
}
