import {
  EntityFilter,
  ExemptionState,
} from '@guildhall/plugin-scorecards-common';
import { toEntityFilter } from '../routes/toEntityFilter';

/** Which exemptions a query asks for. */
export function toExemptionSelection(
  query: {
    entityRef?: string[];
    check?: string[];
    state?: ExemptionState[];
    endsBefore?: string;
  } & EntityFilter,
) {
  const { check, endsBefore, entityRef, state } = query;
  return {
    filter: toEntityFilter(query),
    entityRefs: entityRef?.map(ref => ref.toLocaleLowerCase('en-US')),
    checkIds: check,
    states: state,
    endsBefore: endsBefore ? new Date(endsBefore) : undefined,
  };
}
