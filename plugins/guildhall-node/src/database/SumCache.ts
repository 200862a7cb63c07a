/** Sums that are kept at a time: of a few scopes of each page. */
const MAX_SUMS = 200;

/**
 * Keeps sums over all entities until anything changes that they are made of.
 * Whoever asks for a sum that is being made waits for that one.
 *
 * @public
 */
export class SumCache<T> {
  #version: string | number | undefined;
  readonly #sums = new Map<string, Promise<T>>();

  /** @param getVersion - Tells another version after every change. */
  constructor(private readonly getVersion: () => Promise<string | number>) {}

  /** @param key - All that the sum depends on beside what is stored. */
  async get(key: object, sumUp: () => Promise<T>): Promise<T> {
    const version = await this.getVersion();
    if (version !== this.#version) {
      this.#version = version;
      this.#sums.clear();
    }
    const id = JSON.stringify(key);
    const kept = this.#sums.get(id);
    if (kept) {
      return kept;
    }
    const sum = sumUp();
    this.#sums.set(id, sum);
    sum.catch(() => this.#forget(id, sum));
    const [oldest] = this.#sums.keys();
    if (this.#sums.size > MAX_SUMS) {
      this.#sums.delete(oldest);
    }
    return sum;
  }

  #forget(id: string, sum: Promise<T>): void {
    if (this.#sums.get(id) === sum) {
      this.#sums.delete(id);
    }
  }
}
