export interface Config {
  scorecards?: {
    repository?: {
      /**
       * The folder in which the annotation `guildhall.dev/local-path` names
       * folders, relative to the working directory of the backend. Without
       * it, that annotation is not looked at.
       */
      root?: string;
      /**
       * Patterns of folders below `root`, such as `repositories/*`, that are
       * repositories of their own although they have no `.git` folder. What
       * is around them, such as a licence, does not hold for them, and they
       * are no part of it.
       */
      repositoryRoots?: string[];
    };
  };
}
