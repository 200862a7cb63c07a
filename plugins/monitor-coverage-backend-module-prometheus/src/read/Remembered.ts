/** Keeps something that is dear to find out and does not change every minute. */
export class Remembered<T> {
  readonly #kept = new Map<string, { value: T; until: number }>();

  constructor(private readonly options: { forMs: number; now: () => Date }) {}

  /** Whether it is kept, and not too old. */
  has(key: string): boolean {
    const kept = this.#kept.get(key);
    return kept !== undefined && kept.until > this.options.now().getTime();
  }

  /** What is kept, or else what is found now. A failure is not kept. */
  async get(key: string, find: () => Promise<T>): Promise<T> {
    const kept = this.#kept.get(key);
    if (kept && this.has(key)) {
      return kept.value;
    }
    const value = await find();
    const { forMs, now } = this.options;
    this.#kept.set(key, { value, until: now().getTime() + forMs });
    return value;
  }

  /** Forgets what nobody will ask for again. */
  retain(keys: ReadonlySet<string>): void {
    for (const key of this.#kept.keys()) {
      if (!keys.has(key)) {
        this.#kept.delete(key);
      }
    }
  }
}
