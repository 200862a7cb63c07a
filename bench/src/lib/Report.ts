import { writeFileSync } from 'node:fs';

/** One line of a table. */
export type Row = Record<string, string>;

/** Collects tables as Markdown, and shows and saves each as soon as it is there. */
export class Report {
  readonly #parts: string[] = [];
  readonly #file?: string;

  constructor(file?: string) {
    this.#file = file;
  }

  heading(text: string): void {
    this.#add(`## ${text}`);
  }

  text(text: string): void {
    this.#add(text);
  }

  table(title: string, rows: Row[]): void {
    const columns = [...new Set(rows.flatMap(row => Object.keys(row)))];
    const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
    this.#add(
      [
        `### ${title}`,
        '',
        line(columns),
        line(columns.map(() => '---')),
        ...rows.map(row => line(columns.map(column => row[column] ?? ''))),
      ].join('\n'),
    );
  }

  #add(part: string): void {
    this.#parts.push(part);
    console.log(`\n${part}`);
    if (this.#file) {
      writeFileSync(this.#file, `${this.#parts.join('\n\n')}\n`);
    }
  }
}
