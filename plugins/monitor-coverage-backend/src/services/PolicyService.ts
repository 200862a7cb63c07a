import { Policy } from '@guildhall/plugin-monitor-coverage-common';
import { ReadScope } from '../database/reports/scope';
import { policyKey, SummaryReports } from '../database/reports/SummaryReports';
import { Definitions } from '../definitions/Definitions';

/** What parts need, and what is wrong with what says so. */
export class PolicyService {
  constructor(
    private readonly options: {
      definitions: Definitions;
      summaries: SummaryReports;
    },
  ) {}

  async get(scope: ReadScope): Promise<Policy> {
    const { definitions, summaries } = this.options;
    const { policies, problems } = await definitions.get();
    const counts = await summaries.countByPolicy(scope);
    return {
      rules: policies.flatMap(({ origin, rules }) =>
        rules.map(rule => ({
          title: rule.title,
          origin,
          kind: rule.for.kind,
          types: rule.for.types,
          signals: rule.signals,
          parts: counts.get(policyKey(origin, rule.title)) ?? 0,
        })),
      ),
      problems,
    };
  }
}
