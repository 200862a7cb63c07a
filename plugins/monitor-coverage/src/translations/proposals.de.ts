/** The texts of proposed rules, in German. */
export const proposalMessagesDe = {
  'proposals.title': 'Vorgeschlagene Regeln',
  'proposals.target': 'Seine Regeln stehen in',
  'proposals.propose': 'Als Branch vorschlagen',
  'proposals.proposeLabel': 'Als Branch vorschlagen: {{title}}',
  'proposals.proposeAll': 'Regeln für alle Lücken vorschlagen',
  'proposals.proposeAllLabel':
    'Regeln für alle Lücken von {{part}} als Branch vorschlagen',
  'proposals.proposed': 'Vorgeschlagen als {{branch}}',
  'proposals.pullRequest': 'Pull Request',
  'proposals.state.pushing': 'Noch nicht übertragen',
  'proposals.state.open': 'Offen',
  'proposals.state.merged': 'Übernommen',
  'proposals.state.closed': 'Aufgegeben',
};
