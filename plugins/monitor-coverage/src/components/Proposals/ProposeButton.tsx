import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useAction } from '@guildhall/plugin-guildhall-react';
import { CreateProposalRequest } from '@guildhall/plugin-monitor-coverage-common';
import { RiGitBranchLine } from '@remixicon/react';
import { monitorCoverageApiRef } from '../../api';
import { monitorCoverageTranslationRef } from '../../translation';
import { useProposals } from './ProposalsProvider';

const TOAST_MILLISECONDS = 8_000;

/**
 * Proposes rules to the repository of rules. Nothing where there is none, or
 * one may not.
 */
export function ProposeButton(props: {
  /** Default: the likeliest for each signal that nobody watches. */
  suggestions?: CreateProposalRequest['suggestions'];
  /** What is proposed, for those who only hear the button. */
  label: string;
  children: string;
}) {
  const { suggestions, label, children } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const api = useApi(monitorCoverageApiRef);
  const toastApi = useApi(toastApiRef);
  const { entityRef, list, mayPropose, reload } = useProposals();
  const { isPending, run } = useAction();
  if (!list?.target || !mayPropose) {
    return <></>;
  }
  return (
    <Button
      aria-label={label}
      iconStart={<RiGitBranchLine />}
      isPending={isPending}
      onPress={() =>
        run(async () => {
          const proposal = await api.createProposal({ entityRef, suggestions });
          toastApi.post({
            title: t('proposals.proposed', { branch: proposal.branch }),
            status: 'success',
            timeout: TOAST_MILLISECONDS,
          });
          reload();
        })
      }
      size="small"
      variant="secondary"
    >
      {children}
    </Button>
  );
}
