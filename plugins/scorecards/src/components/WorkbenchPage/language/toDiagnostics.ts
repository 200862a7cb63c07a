import { Diagnostic } from '@codemirror/lint';
import { Text } from '@codemirror/state';

/** What both the browser and the server say of a problem. */
export interface PlacedProblem {
  line: number;
  column: number;
  message: string;
  /** Whether it keeps the definition from coming into force. */
  blocking: boolean;
}

/** Marks each problem from its place to the end of its word. */
export function toDiagnostics(
  text: Text,
  problems: PlacedProblem[],
): Diagnostic[] {
  return problems.map(({ line, column, message, blocking }) => {
    const at = text.line(Math.min(Math.max(line, 1), text.lines));
    const from = Math.min(at.from + column - 1, at.to);
    const [word] = /^[\w$.-]+|^\S?/.exec(text.sliceString(from, at.to)) ?? [''];
    return {
      from,
      to: Math.min(from + Math.max(word.length, 1), Math.max(at.to, from)),
      severity: blocking ? 'error' : 'warning',
      message,
    };
  });
}
