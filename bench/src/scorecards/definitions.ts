import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  FACTS_PER_SOURCE,
  isNumber,
  listSources,
  THRESHOLD,
  WorldOptions,
} from './world';

const LEVELS = ['bronze', 'silver', 'gold'];
const OWNER = 'group:default/bench';

export const SCORECARD = 'bench';

/** The sources of a world, as their definitions have them. */
export function describeSources(world: WorldOptions) {
  return listSources(world).map(id => ({
    id,
    title: id,
    description: 'A source of the bench',
    maxAge: { days: 2 },
    fields: Object.fromEntries(
      Array.from({ length: FACTS_PER_SOURCE }, (_, fact) => [
        `f${fact}`,
        { type: isNumber(fact) ? 'int' : 'bool', description: `Fact ${fact}` },
      ]),
    ),
  }));
}

export function checkId(source: number, fact: number): string {
  return `check-${source}-${fact}`;
}

/** One check for each fact, and a scorecard of three levels over them. */
function listDocuments(world: WorldOptions, threshold: number): object[] {
  const checks = listSources(world).flatMap((source, index) =>
    Array.from({ length: FACTS_PER_SOURCE }, (_, fact) => {
      const path = `facts.${source}.f${fact}`;
      return {
        kind: 'Check',
        id: checkId(index, fact),
        title: `Check ${fact} of ${source}`,
        description: 'A check of the bench',
        owner: OWNER,
        rule: isNumber(fact) ? `${path} >= ${threshold}` : path,
      };
    }),
  );
  const scorecard = {
    kind: 'Scorecard',
    id: SCORECARD,
    title: 'Bench',
    description: 'All checks of the bench',
    owner: OWNER,
    type: 'readiness',
    levels: LEVELS.map((id, position) => ({
      id,
      title: id,
      checks: checks
        .filter((_, index) => index % LEVELS.length === position)
        .map(check => check.id),
    })),
  };
  return [...checks, scorecard];
}

/** A folder with the definition files of a world. */
export class DefinitionFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'guildhall-bench-'));

  /** @param threshold - Another one is another version of half of the checks. */
  write(world: WorldOptions, threshold: number = THRESHOLD): void {
    const documents = listDocuments(world, threshold).map(document =>
      // JSON is YAML too.
      JSON.stringify({
        apiVersion: 'guildhall.dev/v1alpha1',
        ...document,
      }),
    );
    writeFileSync(join(this.path, 'checks.yaml'), documents.join('\n---\n'));
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
