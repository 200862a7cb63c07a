import { Random } from './createRandom';

/** Lines that occur often, as they do in source code. */
const commonLines = ['{', '}', '', '  return;', '\t', 'naïve 漢字 🚑', '});'];

/** Three texts, two of which were made from the first. */
export interface Texts {
  base: string;
  ours: string;
  theirs: string;
}

export function randomTexts(random: Random): Texts {
  const eol = random.below(5) === 0 ? '\r\n' : '\n';
  // Now and then, somebody's editor has changed all the line endings.
  const otherEol = eol === '\n' ? '\r\n' : '\n';
  const oursEol = random.below(20) === 0 ? otherEol : eol;
  const distinct = random.pick([3, 8, 40, 1000]);
  const line = () => randomLine(random, distinct);
  const length = random.pick([0, 1, 3, 10, 30, 80]);
  const base = Array.from({ length }, line);
  return {
    base: writeText(random, base, eol),
    ours: writeText(random, edit(random, base, line), oursEol),
    theirs: writeText(random, edit(random, base, line), eol),
  };
}

function randomLine(random: Random, distinct: number): string {
  const number = random.below(distinct);
  return number < commonLines.length && random.below(5) > 0
    ? commonLines[number]
    : `line ${number}`;
}

function edit(random: Random, base: string[], line: () => string): string[] {
  const lines = [...base];
  for (let edits = random.below(5); edits > 0; edits--) {
    const at = random.below(lines.length + 1);
    const count = 1 + random.below(3);
    const elsewhere = (length: number) => random.below(length + 1);
    switch (random.below(7)) {
      case 0: // insert
        lines.splice(at, 0, ...Array.from({ length: count }, line));
        break;
      case 1: // delete
        lines.splice(at, count);
        break;
      case 2: // replace
        lines.splice(at, 1, line());
        break;
      case 3: {
        // move
        const moved = lines.splice(at, count);
        lines.splice(elsewhere(lines.length), 0, ...moved);
        break;
      }
      case 4: {
        // copy
        const copied = lines.slice(at, at + count);
        lines.splice(elsewhere(lines.length), 0, ...copied);
        break;
      }
      case 5: // change
        lines.splice(at, 1, `${lines[at] ?? ''} changed`);
        break;
      default:
        // delete everything, now and then
        lines.length = random.below(10) === 0 ? 0 : lines.length;
    }
  }
  return lines;
}

function writeText(random: Random, lines: string[], eol: string): string {
  const text = lines.map(line => line + eol).join('');
  return random.below(7) === 0 ? text.replace(/\r?\n$/, '') : text;
}
