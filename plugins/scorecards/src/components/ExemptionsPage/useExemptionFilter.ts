import {
  SearchFilter,
  useSearchFilter,
} from '@guildhall/plugin-guildhall-react';
import { ExemptionState } from '@guildhall/plugin-scorecards-common';

/** What one looks for in a ledger. */
export const VIEWS = ['open', 'in-force', 'expiring', 'closed', 'all'] as const;

export type View = (typeof VIEWS)[number];

/** The states of the exemptions of each view. */
export const STATES: Record<View, ExemptionState[] | undefined> = {
  open: ['requested'],
  'in-force': ['in-force'],
  expiring: ['in-force'],
  closed: ['denied', 'revoked', 'expired', 'ended', 'renewed'],
  all: undefined,
};

export interface ExemptionFilter {
  view: View;
  owner?: string[];
  q?: string;
}

const NAMES = ['view', 'owner', 'q'];

/** Which exemptions the page lists, from its URL. */
export function useExemptionFilter(): SearchFilter<ExemptionFilter> {
  return useSearchFilter(NAMES, toFilter);
}

function toFilter(params: URLSearchParams): ExemptionFilter {
  const owner = params.getAll('owner');
  return {
    view: VIEWS.find(view => view === params.get('view')) ?? 'all',
    owner: owner.length > 0 ? owner : undefined,
    q: params.get('q') ?? undefined,
  };
}
