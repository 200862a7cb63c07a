/** What the command says to the pipeline that runs it. */
export const exitCodes = {
  /** Every blocking check holds, or there is none. */
  passed: 0,
  /** A blocking check fails. */
  blocked: 1,
  /** Wrong options, no entity, broken rules: the caller can mend it. */
  misuse: 2,
  /** It cannot be told, which is not the same as good. */
  undecided: 3,
};
