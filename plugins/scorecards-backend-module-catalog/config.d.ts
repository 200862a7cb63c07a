export interface Config {
  scorecards?: {
    catalog?: {
      /**
       * Annotations that every entity of a kind should have, by kind; upper
       * and lower case do not matter. A kind that is listed replaces the
       * default of that kind, an empty list expects nothing of it.
       *
       * Default: `backstage.io/techdocs-ref` for Component and System.
       */
      expectedAnnotations?: { [kind: string]: string[] };
    };
  };
}
