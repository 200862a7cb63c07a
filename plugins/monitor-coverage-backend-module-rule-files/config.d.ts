export interface Config {
  monitorCoverage?: {
    /** Prometheus rule files, of those who keep monitors as code. */
    ruleFiles?: Array<{
      /** Lower-case letters, digits, `-`, `_` and `.`; stable. */
      id: string;
      /** For people. Default: the id. */
      title?: string;
      /**
       * The rule files: a path or a glob, relative to the working directory of
       * the backend, or a URL that the backend's URL reader can search, such as
       * `https://github.com/example/rules/blob/main/rules/*.yaml`.
       */
      target: string;
      /** Their unit tests for `promtool test rules`, in the same way. */
      tests?: string;
      /**
       * The configuration of the Alertmanager that gets their alerts: one file,
       * in the same way.
       */
      alertmanager?: string;
    }>;
  };
}
