import {
  CompiledDefinitions,
  CompiledScorecard,
  NO_LEVEL,
  Score,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';
import { Judgement } from './judge';
import { Direction, Report, ReportedCheck, ReportedScorecard } from './Report';
import { toHeadlines } from './toHeadlines';

/** Compares two states of an entity, and says whether the change may pass. */
export function toReport(options: {
  entityRef: string;
  comparedWith: string | undefined;
  definitions: CompiledDefinitions;
  before: Judgement | undefined;
  after: Judgement;
  exempted: Set<string>;
  notes: string[];
}): Report {
  const { entityRef, comparedWith, before, after, notes } = options;
  const scorecards = toScorecards(before, after);
  const checks = toChecks(options);
  const open = checks.filter(({ blocking, exempted }) => blocking && !exempted);
  const has = (...statuses: Array<VerdictStatus | undefined>) =>
    open.some(check => statuses.includes(check.after));
  return {
    entityRef,
    comparedWith,
    outcome:
      (has('fail') && 'blocked') ||
      // A check that is broken gives no verdict at all.
      (has('unknown', undefined) && 'undecided') ||
      'passed',
    headlines: toHeadlines({ entityRef, comparedWith, scorecards, checks }),
    scorecards,
    checks,
    notes,
  };
}

function toScorecards(
  before: Judgement | undefined,
  after: Judgement,
): ReportedScorecard[] {
  const scores = new Map([...(before?.scores ?? []), ...after.scores]);
  return [...scores].map(([id, { scorecard }]) => {
    const { title, stage } = scorecard.definition;
    const was = before?.scores.get(id)?.score;
    const is = after.scores.get(id)?.score;
    return {
      id,
      title,
      stage,
      before: was && toLevelTitle(scorecard, was),
      after: is && toLevelTitle(scorecard, is),
      direction: before ? compare(was?.level, is?.level) : 'same',
      exempted: is?.exempted ?? 0,
    };
  });
}

function toLevelTitle(scorecard: CompiledScorecard, { level }: Score): string {
  return level === 0 ? NO_LEVEL : scorecard.levels[level - 1].title;
}

function toChecks(options: {
  definitions: CompiledDefinitions;
  before: Judgement | undefined;
  after: Judgement;
  exempted: Set<string>;
}): ReportedCheck[] {
  const { definitions, before, after, exempted } = options;
  const blocking = toBlocking(after);
  const ids = new Set([
    ...(before?.checks.keys() ?? []),
    ...after.checks.keys(),
    ...blocking.keys(),
  ]);
  return [...ids].map(id => {
    const was = before?.checks.get(id);
    const is = after.checks.get(id);
    const judged = is ?? was;
    return {
      id,
      title: judged?.check.definition.title ?? id,
      before: was?.status,
      after: is?.status,
      direction: before ? compareStatus(was?.status, is?.status) : 'same',
      message:
        judged?.message ??
        `The check gives no verdict: ${whyBroken(definitions, id)}.`,
      blocking: blocking.has(id),
      exempted: exempted.has(id),
      upcoming: judged?.check.definition.stage === 'preview',
      fix: is?.fix,
    };
  });
}

/** The checks that no change may fail. */
function toBlocking(after: Judgement): Set<string> {
  const active = [...after.scores.values()].filter(
    ({ scorecard }) => scorecard.definition.stage === 'active',
  );
  return new Set(
    active.flatMap(({ scorecard }) =>
      scorecard.levels.flatMap(({ checks }) =>
        checks
          .filter(({ blocking, upcoming }) => blocking && !upcoming)
          .map(({ check }) => check),
      ),
    ),
  );
}

function whyBroken({ problems }: CompiledDefinitions, id: string): string {
  const problem = problems.find(
    ({ definition }) => definition?.kind === 'Check' && definition.id === id,
  );
  return problem?.message ?? `there is no check '${id}'`;
}

const RANKS: Partial<Record<VerdictStatus, number>> = {
  pass: 2,
  warn: 1,
  fail: 0,
  unknown: 0,
};

function compareStatus(
  was: VerdictStatus | undefined,
  is: VerdictStatus | undefined,
): Direction {
  // Not applicable, and gone, are neither better nor worse than anything.
  const direction = compare(was && RANKS[was], is && RANKS[is]);
  return direction === 'same' && was !== is ? 'other' : direction;
}

function compare(was: number | undefined, is: number | undefined): Direction {
  if (was === is) {
    return 'same';
  }
  if (was === undefined || is === undefined) {
    return 'other';
  }
  return is > was ? 'better' : 'worse';
}
