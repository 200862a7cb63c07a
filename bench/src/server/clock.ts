let offsetMs = 0;

/** Makes it later for everything in this process; timers run as always. */
export function advanceClock(ms: number): void {
  offsetMs += ms;
}

/** Has this process tell the time that {@link advanceClock} makes it. */
export function installClock(): void {
  const RealDate = globalThis.Date;
  const now = () => RealDate.now() + offsetMs;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
}
