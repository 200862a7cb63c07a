import { toOptionalIso } from '@guildhall/plugin-guildhall-node';
import { Exemption } from '@guildhall/plugin-scorecards-common';
import { RuleSet } from '../definitions/RuleSet';
import { CheckResource } from './checkOwnerRule';
import { ExemptionCaller } from './ExemptionAuthorizer';
import { ListedExemption } from './ExemptionReports';

/** An exemption as it is answered, with what the caller may do with it. */
export function toExemption(
  rules: RuleSet,
  exemption: ListedExemption,
  caller: ExemptionCaller,
): Exemption {
  const { checkId, scope, entities, state } = exemption;
  const check = toCheckResource(rules, checkId);
  const isOwn = exemption.requestedBy === caller.user;
  const isOpen = state === 'requested' || state === 'in-force';
  return {
    id: exemption.id,
    check: { ...check, title: rules.checks.get(checkId)?.definition.title },
    scope: { ...scope, entities },
    reason: exemption.reason,
    state,
    requestedBy: exemption.requestedBy,
    requestedAt: exemption.requestedAt.toISOString(),
    endsAt: exemption.endsAt.toISOString(),
    decidedBy: exemption.decidedBy,
    decidedAt: toOptionalIso(exemption.decidedAt),
    decisionNote: exemption.decisionNote,
    revokedBy: exemption.revokedBy,
    revokeNote: exemption.revokeNote,
    closedAt: toOptionalIso(exemption.closedAt),
    renewalOf: exemption.renewalOf,
    renewals: exemption.renewals,
    may: {
      decide: state === 'requested' && !isOwn && caller.decides(check),
      revoke: isOpen && (isOwn || caller.decides(check)),
    },
  };
}

/** A check that nobody defines any more has no owner. */
export function toCheckResource(rules: RuleSet, id: string): CheckResource {
  return { id, owner: rules.checks.get(id)?.definition.owner };
}
