import {
  describeRule,
  indexRecordings,
  Monitor,
  monitorIds,
  ParsedPromql,
  parsePromql,
} from '@guildhall/plugin-monitor-coverage-common';
import { setImmediate } from 'node:timers/promises';
import { AlertingRule, RuleGroup } from '../api/schemas';

/** An alerting rule, and what can be told about it without asking further. */
export interface ReadRule
  extends Pick<Monitor, 'purpose' | 'selectors' | 'problem'> {
  id: string;
  /** Where it is defined: file and group. */
  place: string;
  rule: AlertingRule;
  parsed: ParsedPromql;
}

/** What a rule's name and expression tell, as long as neither changes. */
type RuleDescription = ReturnType<typeof describeRule> & {
  parsed: ParsedPromql;
};

/** Others get a turn after that many expressions. */
const AT_ONCE = 100;

/** Reads expressions once, since they stay when everything around changes. */
export class RuleReader {
  #known = new Map<string, RuleDescription>();
  #recordings = '';

  /** The alerting rules of all groups. */
  async read(groups: readonly RuleGroup[]): Promise<ReadRule[]> {
    const recorded = groups.flatMap(({ rules }) =>
      rules.flatMap(({ type, name, query }) =>
        type === 'recording' ? [{ name, expression: query }] : [],
      ),
    );
    const alerting = groups.flatMap(({ file, name: group, rules }) =>
      rules.flatMap(rule =>
        rule.type === 'alerting' ? [{ file, group, rule }] : [],
      ),
    );
    const ids = monitorIds(
      alerting.map(({ file, group, rule }) => ({
        file,
        group,
        name: rule.name,
        expression: rule.query,
        labels: rule.labels,
      })),
    );
    const descriptions = await this.#describe(
      alerting.map(({ rule }) => ({
        name: rule.name,
        expression: rule.query,
      })),
      recorded,
    );
    return alerting.map(({ file, group, rule }, index) => ({
      ...descriptions[index],
      id: ids[index],
      place: file ? `${file} › ${group}` : group,
      rule,
      problem: problemOf(rule, descriptions[index].problem),
    }));
  }

  async #describe(
    rules: readonly { name: string; expression: string }[],
    recorded: { name: string; expression: string }[],
  ): Promise<RuleDescription[]> {
    const recordings = JSON.stringify(recorded);
    const before =
      recordings === this.#recordings
        ? this.#known
        : new Map<string, RuleDescription>();
    const index = indexRecordings(recorded);
    const known = new Map<string, RuleDescription>();
    const descriptions: RuleDescription[] = [];
    for (const rule of rules) {
      const key = JSON.stringify(rule);
      let description = known.get(key) ?? before.get(key);
      if (!description) {
        const parsed = parsePromql(rule.expression);
        description = { ...describeRule({ ...rule, parsed }, index), parsed };
        if (known.size % AT_ONCE === 0) {
          await setImmediate();
        }
      }
      known.set(key, description);
      descriptions.push(description);
    }
    this.#known = known;
    this.#recordings = recordings;
    return descriptions;
  }
}

/** The server has evaluated it, and knows better than any grammar. */
function problemOf(
  { health, lastError }: AlertingRule,
  ofGrammar: string | undefined,
): string | undefined {
  switch (health) {
    case 'ok':
      return undefined;
    case 'err':
      return lastError || 'it cannot be evaluated';
    default:
      return ofGrammar;
  }
}
