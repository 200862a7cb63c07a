import {
  DefinitionSummary,
  FactSourceDefinition,
} from '@guildhall/plugin-scorecards-common';

/** What definitions are written against: what the portal has already. */
export interface Environment {
  sources: FactSourceDefinition[];
  definitions: DefinitionSummary[];
}
