import { HumanDuration } from '@backstage/types';

export interface Config {
  monitorCoverage?: {
    /** Names of labels whose value may name a part. Default: the usual ones. */
    labels?: string[];
    /** Prometheus servers, or what speaks their API, with their Alertmanagers. */
    prometheus?: Array<{
      /** Lower-case letters, digits, `-`, `_` and `.`; stable. */
      id: string;
      /** For people. Default: the id. */
      title?: string;
      /** Without credentials, such as `https://prometheus.example.org/eu-1`. */
      url: string;
      /**
       * Sent as `Authorization: Bearer`.
       *
       * @visibility secret
       */
      token?: string;
      basicAuth?: {
        username: string;
        /** @visibility secret */
        password: string;
      };
      /**
       * Sent with every request, such as `X-Scope-OrgID`.
       *
       * @deepVisibility secret
       */
      headers?: { [name: string]: string };
      /**
       * Where its alerts go. Several that are one cluster may all be named;
       * it is enough when one of them answers.
       */
      alertmanagers?: Array<{
        /** Without credentials. */
        url: string;
        /** @visibility secret */
        token?: string;
        basicAuth?: {
          username: string;
          /** @visibility secret */
          password: string;
        };
        /** @deepVisibility secret */
        headers?: { [name: string]: string };
      }>;
      /**
       * Asks the Alertmanagers that the server itself names. Whoever can change
       * the server's configuration then decides what the backend connects to,
       * without credentials. Default: false.
       */
      discoverAlertmanagers?: boolean;
      /**
       * Unit tests of its rules for `promtool test rules`: a path or a glob,
       * relative to the working directory of the backend, or a URL that the
       * backend's URL reader can search.
       */
      ruleTests?: string;
      /** For one request. Default: 20 seconds. */
      timeout?: HumanDuration | string;
      /** The largest answer that is read. Default: 67108864, which is 64 MiB. */
      maxBytes?: number;
      /**
       * A folder of recorded answers, relative to the working directory of the
       * backend. The servers themselves are not asked then.
       */
      recordedAnswers?: string;
    }>;
  };
}
