export { ProposalsPanel } from './ProposalsPanel';
export { ProposalsProvider, useProposals } from './ProposalsProvider';
export { ProposeButton } from './ProposeButton';
