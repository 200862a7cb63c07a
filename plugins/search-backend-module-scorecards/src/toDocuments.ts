import {
  ScorecardDetail,
  ScorecardsDocument,
} from '@guildhall/plugin-scorecards-common';

/** A scorecard and its checks, as they are found. */
export function toDocuments(
  scorecard: ScorecardDetail,
): Array<{ id: string; document: ScorecardsDocument }> {
  const { id, title, description, owner, levels, checks } = scorecard;
  const location = `/scorecards/${encodeURIComponent(id)}`;
  return [
    {
      id: `scorecard:${id}`,
      document: {
        title,
        text: [
          description,
          ...levels.map(level => level.title),
          ...checks.map(check => check.title),
        ].join('\n'),
        location,
        what: 'scorecard',
        name: id,
        owner,
      },
    },
    ...checks.map(check => ({
      id: `check:${check.id}`,
      document: {
        title: check.title,
        text: check.description,
        location: `${location}?status=fail&check=${encodeURIComponent(
          check.id,
        )}`,
        what: 'check' as const,
        name: check.id,
        owner: check.owner ?? owner,
        scorecard: title,
      },
    })),
  ];
}
