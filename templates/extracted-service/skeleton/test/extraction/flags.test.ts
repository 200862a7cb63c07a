import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ConfigError } from '../../src/config/config-error.ts';
import { scope } from '../../src/extraction/scope.ts';
import { loadExtractionSettings } from '../../src/extraction/settings.ts';
import { openStageFlag } from '../../src/extraction/stage-flag.ts';
import { stages } from '../../src/extraction/stages.ts';
import { flagsAt } from '../support/extraction.ts';

async function open(t: TestContext, content: string) {
  const folder = mkdtempSync(join(tmpdir(), 'flags-'));
  const file = join(folder, 'flags.json');
  writeFileSync(file, content);
  t.after(() => rmSync(folder, { recursive: true }));
  const flag = await openStageFlag(scope.flag, file, 10);
  t.after(() => flag.close());
  let taken = Promise.withResolvers<boolean>();
  flag.onChange(usable => taken.resolve(usable));
  return {
    flag,
    /** Puts another file in its place, as a mounted ConfigMap does; says whether it is usable. */
    async replace(next: string): Promise<boolean> {
      taken = Promise.withResolvers<boolean>();
      writeFileSync(`${file}.next`, next);
      renameSync(`${file}.next`, file);
      return taken.promise;
    },
  };
}

function withFlag(changes: object): string {
  const { flags } = JSON.parse(flagsAt('live'));
  return JSON.stringify({ flags: { [scope.flag]: { ...flags[scope.flag], ...changes } } });
}

test('the flags file of the repository has all stages, and starts at off', async t => {
  const { flag } = await open(t, readFileSync('flags/flags.json', 'utf8'));
  assert.deepEqual(await flag.now({}), { stage: 'off', share: 1 });
});

test('every stage can be reached', async t => {
  for (const stage of stages) {
    const { flag } = await open(t, flagsAt(stage, 0.25));
    assert.deepEqual(await flag.now({}), { stage, share: 0.25 });
  }
});

test('a rule may choose another stage for some calls', async t => {
  const { flag } = await open(
    t,
    withFlag({
      defaultVariant: 'off',
      targeting: { if: [{ '==': [{ var: 'method' }, 'GET'] }, 'shadow', null] },
    }),
  );
  assert.equal((await flag.now({ method: 'GET' })).stage, 'shadow');
  assert.equal((await flag.now({ method: 'POST' })).stage, 'off');
});

test('a flag that is switched off means the old path', async t => {
  const { flag } = await open(t, withFlag({ state: 'DISABLED' }));
  assert.equal((await flag.now({})).stage, 'off');
});

test('a change of the file is taken without a restart; one that is broken is not', async t => {
  const { flag, replace } = await open(t, flagsAt('live'));
  assert.equal(await replace('{ not json'), false);
  assert.equal((await flag.now({})).stage, 'live');
  assert.equal(await replace('{"flags":{}}'), false);
  assert.equal((await flag.now({})).stage, 'live');
  assert.equal(await replace(flagsAt('off')), true);
  assert.equal((await flag.now({})).stage, 'off');
});

test('a file that cannot be used stops the start, and the problem names the variable', async t => {
  const broken = [
    '{ not json',
    '{"flags":{}}',
    withFlag({ variants: { off: 'off', on: 'on' } }),
    withFlag({ metadata: { rampdownShare: '50%' } }),
    withFlag({ metadata: { rampdownShare: 50 } }),
  ];
  for (const content of broken) {
    await assert.rejects(open(t, content), (error: unknown) => {
      assert.ok(error instanceof ConfigError);
      assert.match(error.message, /EXTRACTION_FLAGS: .*variants off, dualwrite/);
      return true;
    });
  }
});

test('settings that make no sense stop the start', () => {
  assert.throws(
    () =>
      loadExtractionSettings({
        EXTRACTION_MIRROR_SECONDS: 'soon',
        EXTRACTION_MIRROR_CONCURRENCY: '0',
      }),
    /EXTRACTION_MIRROR_SECONDS: .*; EXTRACTION_MIRROR_CONCURRENCY: /,
  );
});
