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
             * For git over http and https, and for pull requests.
             *
             * @visibility secret
             */
            token?: string;
            /**
             * Has a pull request opened for each branch that is proposed.
             * Default: the branch is pushed, and that is all.
             */
            pullRequests?: {
              /** `gitea` for Forgejo too. */
              type: 'github' | 'gitlab' | 'gitea';
              /**
               * Such as `https://api.github.com`,
               * `https://gitlab.example.com/api/v4` or
               * `https://forge.example.com/api/v1`.
               */
              apiBaseUrl: string;
            };
          }
      >;
    };
  };
}
