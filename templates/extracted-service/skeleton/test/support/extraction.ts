import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Config } from '../../src/config/config.ts';
import { extraction } from '../../src/extraction/extraction.ts';
import { reportExtraction } from '../../src/extraction/report.ts';
import { scope } from '../../src/extraction/scope.ts';
import { type ExtractionSettings, loadExtractionSettings } from '../../src/extraction/settings.ts';
import { type Stage, stages } from '../../src/extraction/stages.ts';
import type { Feature } from '../../src/http/app.ts';
import { buildTestApp } from './app.ts';
import { testConfig } from './config.ts';
import { type SeenRequest, startMonolith } from './monolith.ts';

export const route = scope.routes[0];

interface Scene {
  stage: Stage;
  rampdownShare?: number;
  old: (request: SeenRequest, response: ServerResponse) => void;
  new: Feature;
  settings?: Partial<ExtractionSettings>;
  config?: Partial<Config>;
}

/** The service between a caller and a monolith, at one stage. */
export async function startExtraction(t: TestContext, scene: Scene) {
  const folder = mkdtempSync(join(tmpdir(), 'flags-'));
  const flagsFile = join(folder, 'flags.json');
  writeFileSync(flagsFile, flagsAt(scene.stage, scene.rampdownShare));
  const monolith = await startMonolith(scene.old);
  const settings = { ...loadExtractionSettings({}), flagsFile, ...scene.settings };
  const { dependencies } = testConfig();

  const { app, metrics, lifecycle } = await buildTestApp({
    config: {
      ...scene.config,
      dependencies: { ...dependencies, [scope.monolith]: { url: monolith.url } },
    },
    features: [(outer, context) => extraction(outer, context, { settings, features: [scene.new] })],
  });
  t.after(async () => {
    await app.close();
    await monolith.close();
    rmSync(folder, { recursive: true });
  });
  const url = await app.listen({ host: 'localhost', port: 0 });

  return {
    app,
    url,
    flagsFile,
    lifecycle,
    metrics,
    monolith,
    /** Waits for everything that is under way, and says what was counted. */
    async finish() {
      await app.close();
      const report = await reportExtraction(metrics.registry);
      const called = report.operations.find(({ answered }) => answered.old || answered.new);
      return { ...report, ...called };
    },
  };
}

/** A flags file with the slice's flag at a stage. */
export function flagsAt(stage: Stage, rampdownShare = 1): string {
  const flag = {
    state: 'ENABLED',
    variants: Object.fromEntries(stages.map(each => [each, each])),
    defaultVariant: stage,
    metadata: { rampdownShare },
  };
  return JSON.stringify({ flags: { [scope.flag]: flag } });
}
