import { exitCodes } from './exitCodes';

/** How and where a report is printed. */
export interface Output {
  output: 'text' | 'json' | 'github';
  /** A file to which a summary in Markdown is written. */
  markdown?: string;
}

/** Something that the program can be asked. */
export interface Command<
  TOptions extends Output,
  TReport extends { outcome: keyof typeof exitCodes },
> {
  /** What its annotations are called. */
  title: string;
  usage: string;
  /**
   * Undefined if help is asked for.
   *
   * @throws MisuseError
   */
  readOptions(args: string[], env: NodeJS.ProcessEnv): TOptions | undefined;
  /** The file that annotations are about, where they are about any. */
  fileOf(options: TOptions): string | undefined;
  /** @throws MisuseError or UnansweredError if there is no report. */
  check(options: TOptions, cwd: string): Promise<TReport>;
  toText(report: TReport): string;
  toMarkdown(report: TReport): string;
  toAnnotations(report: TReport, options: TOptions): string;
}
