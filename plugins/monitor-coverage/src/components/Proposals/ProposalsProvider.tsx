import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { useRequest } from '@guildhall/plugin-guildhall-react';
import {
  ProposalList,
  proposalCreatePermission,
} from '@guildhall/plugin-monitor-coverage-common';
import {
  createContext,
  ReactNode,
  useCallback,
  useContext,
  useMemo,
} from 'react';
import { monitorCoverageApiRef } from '../../api';

/** What can be proposed for a part, and was. */
export interface Proposals {
  entityRef: string;
  /** Absent until it is known. */
  list?: ProposalList;
  mayPropose: boolean;
  reload: () => void;
}

const Context = createContext<Proposals | undefined>(undefined);

/** Knows the proposals for a part, for all buttons and lists below it. */
export function ProposalsProvider(props: {
  entityRef: string;
  children: ReactNode;
}) {
  const { entityRef, children } = props;
  const api = useApi(monitorCoverageApiRef);
  const { allowed } = usePermission({
    permission: proposalCreatePermission,
    resourceRef: entityRef,
  });
  const request = useRequest(
    useCallback(
      signal => api.listProposals({ part: entityRef }, { signal }),
      [api, entityRef],
    ),
  );
  const list = request.status === 'ready' ? request.value : undefined;
  const { reload } = request;
  const value = useMemo(
    () => ({ entityRef, list, mayPropose: allowed, reload }),
    [entityRef, list, allowed, reload],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** @throws Error outside of a {@link ProposalsProvider}. */
export function useProposals(): Proposals {
  const proposals = useContext(Context);
  if (!proposals) {
    throw new Error('There is no ProposalsProvider around');
  }
  return proposals;
}
