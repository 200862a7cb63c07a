/**
 * Why a call failed. `refused` is the caller's own doing (4xx); the others are the dependency's:
 * `failed` (5xx), `slow`, `unreachable`, `misunderstood` (an answer of another shape), and
 * `left-alone` while its breaker is open.
 */
export type DependencyProblem =
  | 'refused'
  | 'failed'
  | 'slow'
  | 'unreachable'
  | 'misunderstood'
  | 'left-alone';

/** A call to a dependency that failed. Says nothing of what was asked: that may be private. */
export class DependencyError extends Error {
  readonly dependency: string;
  readonly problem: DependencyProblem;
  readonly status: number | undefined;

  constructor(dependency: string, problem: DependencyProblem, status?: number) {
    super(`${dependency}: ${problem}${status ? ` (${status})` : ''}`);
    this.name = 'DependencyError';
    this.dependency = dependency;
    this.problem = problem;
    this.status = status;
  }
}
