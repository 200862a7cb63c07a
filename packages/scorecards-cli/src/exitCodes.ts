/** What the command says to the pipeline that runs it. */
export const exitCodes = {
  /** Nothing blocks the change. */
  passed: 0,
  /** A blocking check fails, or a loss of monitors that may not be. */
  blocked: 1,
  /** Wrong options, no entity, broken rules: the caller can mend it. */
  misuse: 2,
  /** It cannot be told, which is not the same as good. */
  undecided: 3,
};
