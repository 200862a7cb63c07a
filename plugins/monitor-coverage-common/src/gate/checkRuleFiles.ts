import { Entity } from '@backstage/catalog-model';
import { GateResponse } from '../api';
import { PartIndexOptions, toPartIdentity } from '../match';
import { MonitorPolicy, requirementsOf } from '../policy';
import { SourceFile, toMonitors } from '../ruleFiles';
import { rungs, Signal } from '../vocabulary';
import { compareCoverage, GatePart } from './compareCoverage';

/**
 * What a change of rule files does to the coverage of parts. Unit tests of
 * rules may be among the files; they are no rules. Reads nothing but what it
 * is given, so that it can run without a portal.
 *
 * @public
 */
export function checkRuleFiles(options: {
  parts: readonly GatePart[];
  before: readonly SourceFile[];
  after: readonly SourceFile[];
  /** As for `createPartIndex`. */
  index?: PartIndexOptions;
}): GateResponse {
  const { parts, index } = options;
  const before = read(options.before);
  const after = read(options.after);
  const changes = compareCoverage({
    parts,
    before: before.monitors,
    after: after.monitors,
    index,
  });
  const gained = changes.filter(
    change => rungs.indexOf(change.after) > rungs.indexOf(change.before),
  ).length;
  return {
    changes,
    gained,
    lost: changes.length - gained,
    parts: parts.filter(({ signals }) => signals.length > 0).length,
    problems: after.problems,
  };
}

/**
 * An entity as a gate needs it, with what the policies ask of it at a time.
 *
 * @public
 */
export function toGatePart(
  entity: Entity,
  policies: readonly MonitorPolicy[],
  now: Date,
): GatePart {
  const required = requirementsOf(policies, entity, now);
  const isNeeded = (signal: Signal) => !required?.waivers[signal];
  return {
    ...toPartIdentity(entity),
    signals: required?.signals.filter(isNeeded) ?? [],
  };
}

function read(files: readonly SourceFile[]) {
  const isTest = ({ content }: SourceFile) =>
    /^(tests|rule_files):/m.test(content);
  return toMonitors({
    files: files.filter(file => !isTest(file)),
    tests: files.filter(isTest),
  });
}
