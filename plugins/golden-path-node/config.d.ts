export interface Config {
  goldenPath?: {
    git?: {
      /** Where repositories are made. The first one is the default. */
      hosts?: Array<
        | {
            /** Lower-case letters, digits and `-`; it is part of addresses. */
            id: string;
            /** Default: the id. */
            title?: string;
            /** Bare repositories in a folder. */
            type: 'local';
            /** Relative to the working directory of the backend. */
            root: string;
          }
        | {
            /** Lower-case letters, digits and `-`; it is part of addresses. */
            id: string;
            /** Default: the id. */
            title?: string;
            /** A git server that makes a repository when it is pushed to. */
            type: 'remote';
            /**
             * With `{name}` in it and without credentials, beginning with
             * `ssh://`, `https://`, `http://` or `file://`.
             */
            cloneUrl: string;
            /** Goes with the token. Default: `git`. */
            username?: string;
            /**
             * For http and https.
             *
             * @visibility secret
             */
            token?: string;
          }
      >;
    };
  };
}
