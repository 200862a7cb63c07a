/** The texts of proposed rules, in English. */
export const proposalMessages = {
  proposals: {
    title: 'Proposed rules',
    target: 'Its rules are kept in',
    propose: 'Propose as a branch',
    proposeLabel: 'Propose as a branch: {{title}}',
    proposeAll: 'Propose rules for all gaps',
    proposeAllLabel: 'Propose rules for all gaps of {{part}} as a branch',
    proposed: 'Proposed as {{branch}}',
    pullRequest: 'Pull request',
    state: {
      pushing: 'Not pushed yet',
      open: 'Open',
      merged: 'Merged',
      closed: 'Given up',
    },
  },
} as const;
