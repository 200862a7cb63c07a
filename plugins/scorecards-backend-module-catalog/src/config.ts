import { Config } from '@backstage/config';

const DEFAULTS: Record<string, string[]> = {
  component: ['backstage.io/techdocs-ref'],
  system: ['backstage.io/techdocs-ref'],
};

/** The annotations that are expected of entities, by kind in lower case. */
export type ExpectedAnnotations = ReadonlyMap<string, readonly string[]>;

/** A kind that is configured replaces the default of that kind only. */
export function readExpectedAnnotations(config: Config): ExpectedAnnotations {
  const configured = config.getOptionalConfig(
    'scorecards.catalog.expectedAnnotations',
  );
  const expected = new Map(Object.entries(DEFAULTS));
  for (const kind of configured?.keys() ?? []) {
    expected.set(
      kind.toLocaleLowerCase('en-US'),
      configured?.getStringArray(kind) ?? [],
    );
  }
  return expected;
}
