/** What is wrong with the configuration: by variable, and never with its value. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration is not valid: ${problems.join('; ')}.`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}
