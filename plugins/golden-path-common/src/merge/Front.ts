/**
 * How far paths get through the first of two sequences, along each diagonal: on
 * a diagonal, the positions in both sequences have the same difference.
 */
export class Front {
  readonly #reach: Int32Array;
  #low = 0;
  #high = 0;

  /**
   * @param unreached - what is further away than all positions
   * @param zero - where the diagonal 0 is stored; some are negative
   */
  constructor(
    private readonly unreached: number,
    private readonly zero: number,
    diagonals: number,
  ) {
    this.#reach = new Int32Array(diagonals);
  }

  /** Begins anew, on one diagonal. */
  start(diagonal: number, position: number): void {
    this.#low = diagonal;
    this.#high = diagonal;
    this.set(diagonal, position);
  }

  /** Goes on to the diagonals on both sides, as far as there are any. */
  widen(lowest: number, highest: number): void {
    if (this.#low > lowest) {
      this.#low--;
      this.set(this.#low - 1, this.unreached);
    } else {
      this.#low++;
    }
    if (this.#high < highest) {
      this.#high++;
      this.set(this.#high + 1, this.unreached);
    } else {
      this.#high--;
    }
  }

  /** Those that are reached with the current number of edits. */
  diagonals(): number[] {
    const diagonals: number[] = [];
    for (let diagonal = this.#high; diagonal >= this.#low; diagonal -= 2) {
      diagonals.push(diagonal);
    }
    return diagonals;
  }

  has(diagonal: number): boolean {
    return diagonal >= this.#low && diagonal <= this.#high;
  }

  get(diagonal: number): number {
    return this.#reach[this.zero + diagonal];
  }

  set(diagonal: number, position: number): void {
    this.#reach[this.zero + diagonal] = position;
  }
}
