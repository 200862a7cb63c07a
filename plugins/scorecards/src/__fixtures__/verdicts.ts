import {
  EntitySummary,
  EntityVerdict,
  ExemptionMark,
  keepsFromLevel,
  Ladder,
  NO_LEVEL,
  ScorecardEntity,
  Verdict,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';
import {
  CheckFixture,
  CHECK_FIXTURES,
  ScorecardFixture,
  SCORECARD_FIXTURES,
} from './definitions';

const WEIGHTS = { pass: 1, warn: 0.5 };
const VERSION = '3f9a2c41d07be65518aa90cf4e2d7b83';

/** A number from 0 to 1 that stays the same for the same text. */
function chance(text: string): number {
  let hash = 2_166_136_261;
  for (const character of text) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 2_246_822_519);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

export function ago(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}

export function checkFixture(id: string): CheckFixture {
  const check = CHECK_FIXTURES.find(each => each.id === id);
  if (!check) {
    throw new Error(`No check fixture ${id}`);
  }
  return check;
}

export function statusOf(
  entity: EntitySummary,
  check: CheckFixture,
): VerdictStatus {
  if (check.kinds && !check.kinds.includes(entity.kind)) {
    return 'not-applicable';
  }
  if (entity.title === 'Support Desk' || check.id === 'load-test') {
    return chance(`measured ${entity.title} ${check.id}`) < 0.7
      ? 'unknown'
      : 'fail';
  }
  const luck = chance(`${entity.entityRef} ${check.id}`);
  const care = chance(`care ${entity.title}`) * 0.7;
  const risk = check.risk * (1.35 - care);
  if (luck < risk * 0.72) {
    return 'fail';
  }
  if (luck < risk * 0.88) {
    return 'warn';
  }
  return luck < risk ? 'unknown' : 'pass';
}

const MESSAGES: Record<VerdictStatus, (title: string) => string> = {
  pass: title => `Found: ${title.toLocaleLowerCase('en-US')}.`,
  warn: title => `${title}: there, but older than half a year.`,
  fail: title =>
    `Missing: ${title.toLocaleLowerCase(
      'en-US',
    )}. Add it at the root of the repository.`,
  unknown: () => 'The repository has never been read: its location is not set.',
  'not-applicable': () => 'The check is not about this kind of entity.',
};

export function verdictOf(entity: EntitySummary, check: CheckFixture): Verdict {
  const status = statusOf(entity, check);
  const source = /facts\.(\w+)/.exec(check.rule)?.[1] ?? 'catalog';
  return {
    entity,
    check: { ...check, owner: 'group:default/reliability-guild' },
    status,
    message: MESSAGES[status](check.title),
    since: ago(1 + Math.floor(chance(`since ${entity.title}`) * 90)),
    evaluatedAt: ago(0.08),
    checkVersion: VERSION,
    evidence: [
      {
        source,
        hash: status === 'unknown' ? undefined : VERSION,
        observedAt: status === 'unknown' ? undefined : ago(0.1),
        staleAt: status === 'unknown' ? undefined : ago(-2),
        error:
          status === 'unknown'
            ? 'https://git.example.com/care/support-desk answered 404 Not Found'
            : undefined,
      },
    ],
    exemption: exemptionOver(entity, check),
    fix: check.fix,
  };
}

/** Audit Log may do without what it does not have. */
export function exemptionOver(
  entity: EntitySummary,
  check: CheckFixture,
): ExemptionMark | undefined {
  return entity.title === 'Audit Log' && keepsFromLevel(statusOf(entity, check))
    ? { id: `audit-log-${check.id}`, endsAt: ago(-12) }
    : undefined;
}

export function ladderOf(
  entity: EntitySummary,
  scorecard: ScorecardFixture,
): Ladder {
  let climbing = true;
  let level = NO_LEVEL;
  let exempted = 0;
  const statuses: VerdictStatus[] = [];
  const levels = scorecard.levels.map(({ id, title, checks }) => {
    const cells = checks.map(each => ({
      id: each,
      status: statusOf(entity, checkFixture(each)),
      exemption: exemptionOver(entity, checkFixture(each)),
    }));
    statuses.push(...cells.map(({ status }) => status));
    const open = cells.filter(({ status }) => keepsFromLevel(status));
    climbing &&= open.every(({ exemption }) => exemption);
    level = climbing ? id : level;
    exempted += climbing ? open.length : 0;
    return { id, title, reached: climbing, checks: cells };
  });
  const applicable = statuses.filter(status => status !== 'not-applicable');
  const known = applicable.filter(status => status !== 'unknown');
  return {
    scorecard,
    level,
    exempted,
    since: ago(1 + Math.floor(chance(`level ${entity.title}`) * 40)),
    points: applicable.reduce(
      (sum, status) =>
        sum + (status === 'pass' || status === 'warn' ? WEIGHTS[status] : 0),
      0,
    ),
    maxPoints: applicable.length,
    coverage: applicable.length ? known.length / applicable.length : undefined,
    levels,
  };
}

export function rowOf(
  entity: EntitySummary,
  scorecard: ScorecardFixture,
): ScorecardEntity {
  const ladder = ladderOf(entity, scorecard);
  return {
    entity,
    level: ladder.level,
    exempted: ladder.exempted,
    since: ladder.since,
    points: ladder.points,
    maxPoints: ladder.maxPoints,
    coverage: ladder.coverage,
    verdicts: ladder.levels.flatMap(level =>
      level.checks.map(({ id, status, exemption }) => ({
        check: id,
        status,
        exemption,
        message: verdictOf(entity, checkFixture(id)).message,
      })),
    ),
  };
}

export function entityVerdicts(entity: EntitySummary): EntityVerdict[] {
  const ladders = SCORECARD_FIXTURES.filter(({ kinds }) =>
    kinds.includes(entity.kind),
  ).map(scorecard => ladderOf(entity, scorecard));
  const next = ladders.flatMap(
    ({ levels }) => levels.find(({ reached }) => !reached)?.checks ?? [],
  );
  const rank = (verdict: EntityVerdict) =>
    ['fail', 'unknown', 'warn', 'pass', 'not-applicable'].indexOf(
      verdict.status,
    ) -
    (verdict.next ? 10 : 0) +
    (verdict.check.effort ?? 9) / 10;
  return CHECK_FIXTURES.map(check => {
    const { entity: _, ...verdict } = verdictOf(entity, check);
    return {
      ...verdict,
      askedBy: ladders.flatMap(({ scorecard, levels }) =>
        levels
          .filter(({ checks }) => checks.some(({ id }) => id === check.id))
          .map(({ id }) => ({ scorecard: scorecard.id, level: id })),
      ),
      next:
        next.some(({ id }) => id === check.id) &&
        (verdict.status === 'fail' || verdict.status === 'unknown'),
    };
  })
    .filter(({ askedBy }) => askedBy.length > 0)
    .sort((a, b) => rank(a) - rank(b));
}
