/** Lines that stand together, and that only one of two texts has. */
class Run {
  constructor(
    private readonly lines: string[],
    private readonly gaps: number[],
    public gap: number,
    public start: number,
  ) {}

  settle(others: number[]): void {
    let length: number;
    let highest: number;
    let beside: boolean;
    do {
      length = this.gaps[this.gap];
      while (this.#moveUp());
      highest = this.gap;
      beside = others[this.gap] > 0;
      while (this.#moveDown()) {
        beside ||= others[this.gap] > 0;
      }
      // A run that met another is longer now, and may have further to go.
    } while (this.gaps[this.gap] !== length);

    while (beside && this.gap > highest && others[this.gap] === 0) {
      this.#moveUp();
    }
  }

  get #end(): number {
    return this.start + this.gaps[this.gap];
  }

  #moveUp(): boolean {
    const { lines, gaps, gap, start } = this;
    if (gap === 0 || lines[start - 1] !== lines[this.#end - 1]) {
      return false;
    }
    const met = gaps[gap - 1];
    gaps[gap - 1] = met + gaps[gap];
    gaps[gap] = 0;
    this.gap = gap - 1;
    this.start = start - 1 - met;
    return true;
  }

  #moveDown(): boolean {
    const { lines, gaps, gap, start } = this;
    if (gap === gaps.length - 1 || lines[start] !== lines[this.#end]) {
      return false;
    }
    gaps[gap + 1] += gaps[gap];
    gaps[gap] = 0;
    this.gap = gap + 1;
    this.start = start + 1;
    return true;
  }
}

/**
 * Moves each run of changed lines to where git would show it: next to a change
 * of the other text if it can be there, or else as far down as it can be.
 *
 * A run can be moved by a line where the line that it leaves equals the one
 * that it takes, such as a closing brace before and after a new function.
 *
 * @param lines - of the text that the runs are in
 * @param gaps - how many lines are changed before each line that both texts
 * have, and after the last; is changed in place
 * @param others - the same of the other text
 */
export function slideGaps(
  lines: string[],
  gaps: number[],
  others: number[],
): void {
  let start = 0;
  for (let gap = 0; gap < gaps.length; gap++) {
    if (gaps[gap] > 0) {
      const run = new Run(lines, gaps, gap, start);
      run.settle(others);
      gap = run.gap;
      start = run.start;
    }
    start += gaps[gap] + 1;
  }
}
