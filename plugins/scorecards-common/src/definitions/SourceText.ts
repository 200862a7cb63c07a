import { DefinitionPosition } from './types';

/** A text and where it is from; knows the line and column of each offset. */
export class SourceText {
  readonly #lineStarts = [0];

  constructor(readonly text: string, readonly location: string) {
    for (
      let newline = text.indexOf('\n');
      newline !== -1;
      newline = text.indexOf('\n', newline + 1)
    ) {
      this.#lineStarts.push(newline + 1);
    }
  }

  positionAt(offset: number): DefinitionPosition {
    let line = 0;
    let end = this.#lineStarts.length;
    while (line + 1 < end) {
      const middle = Math.floor((line + end) / 2);
      if (this.#lineStarts[middle] <= offset) {
        line = middle;
      } else {
        end = middle;
      }
    }
    return {
      location: this.location,
      line: line + 1,
      column: offset - this.#lineStarts[line] + 1,
    };
  }
}
