import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Ladder, verdictStatuses } from '@guildhall/plugin-scorecards-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInGerman } from '../__testUtils__';
import { findAccessibilityViolations } from '../testUtils';
import { Coverage } from './Coverage';
import { LevelBadge, LevelDistribution, LevelLadder } from './Level';
import { RelativeTime } from './RelativeTime';
import { Sparkline } from './Trend';
import { ExemptionBadge, VerdictLabel } from './Verdict';

const LEVELS = [
  { id: 'bronze', title: 'Bronze' },
  { id: 'silver', title: 'Silver' },
];

const COUNTS = [
  { level: 'bronze', count: 3 },
  { level: 'none', count: 1 },
];

const LADDER: Ladder = {
  scorecard: {
    id: 'readiness',
    title: 'Readiness',
    type: 'readiness',
    stage: 'active',
  },
  level: 'bronze',
  since: '2026-11-01T08:00:00Z',
  points: 3,
  maxPoints: 5,
  exempted: 0,
  levels: [
    {
      id: 'bronze',
      title: 'Bronze',
      reached: true,
      checks: [{ id: 'a', status: 'warn' }],
    },
    {
      id: 'silver',
      title: 'Silver',
      reached: false,
      checks: [
        { id: 'b', status: 'fail' },
        { id: 'c', status: 'unknown' },
        { id: 'd', status: 'pass' },
        { id: 'e', status: 'not-applicable' },
      ],
    },
    {
      id: 'gold',
      title: 'Gold',
      reached: false,
      checks: [{ id: 'f', status: 'pass' }],
    },
  ],
};

describe('widgets', () => {
  it('says every verdict in words and in a shape of its own', async () => {
    const { container } = renderInTestApp(
      <>
        {verdictStatuses.map(status => (
          <VerdictLabel key={status} status={status} />
        ))}
      </>,
    );

    for (const word of [
      'Pass',
      'Warning',
      'Fail',
      'Unknown',
      'Not applicable',
    ]) {
      expect(await screen.findByText(word)).toBeInTheDocument();
    }
    const shapes = [...container.querySelectorAll('svg')].map(
      svg => svg.innerHTML,
    );
    expect(new Set(shapes).size).toBe(verdictStatuses.length);
  });

  it('counts entities by level, the highest first, and selects levels', async () => {
    const onToggle = jest.fn();
    const { container } = renderInTestApp(
      <LevelDistribution
        counts={COUNTS}
        levels={LEVELS}
        onToggle={onToggle}
        selected={['bronze']}
      />,
    );

    const list = await screen.findByRole('list', { name: 'Entities by level' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['Silver 0', 'Bronze 3', 'No level 1']);
    expect(within(list).getByTitle('Bronze: 3 of 4 (75%)')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Bronze 3', pressed: true }),
    ).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'No level 1' }));
    expect(onToggle).toHaveBeenCalledWith('none');
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('shows how much of each level is left', async () => {
    renderInTestApp(
      <>
        <LevelLadder ladder={LADDER} showChecks />
        <LevelBadge level="none" levels={LEVELS} />
        <LevelBadge exempted={2} level="silver" levels={LEVELS} />
        <ExemptionBadge endsAt="2026-12-03T22:59:59Z" />
      </>,
    );

    const ladder = await screen.findByRole('list', {
      name: 'Levels of Readiness',
    });
    expect(
      within(ladder)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'Bronzereached',
      'Silver2 checks left',
      'Goldwaits for the level below',
    ]);
    expect(screen.getByText('No level')).toBeInTheDocument();
    // What rests on exemptions is never the same as what does not.
    expect(screen.getByText('2 exempted')).toBeInTheDocument();
    expect(screen.getByText(/^Exempted until .*3/)).toBeInTheDocument();
  });

  it('keeps a score apart from how much of it is measured', async () => {
    renderInTestApp(
      <>
        <Coverage coverage={0.6} points={0.996} />
        <Coverage coverage={0} points={0} />
        <Sparkline label="Points" values={[undefined, 0.5, 0.75]} />
        <Sparkline label="Points" values={[0.5]} />
      </>,
    );

    expect(await screen.findByText('60% measured')).toBeInTheDocument();
    // Not quite everything is never rounded to everything.
    expect(screen.getByText('99%')).toBeInTheDocument();
    expect(screen.getByText('Nothing measured yet')).toBeInTheDocument();
    expect(
      screen.getByRole('img', { name: 'Points: from 50% to 75%' }),
    ).toBeInTheDocument();
    expect(screen.getByText('No trend yet')).toBeInTheDocument();
  });

  it('says how long ago something was, with the exact time in UTC', async () => {
    const threeDaysAgo = new Date(Date.now() - 3 * 86_400_000).toISOString();
    renderInTestApp(
      <>
        <RelativeTime at={threeDaysAgo} />
        <RelativeTime at={new Date().toISOString()} />
      </>,
    );

    const time = await screen.findByText('3 days ago');
    expect(time).toHaveAttribute('datetime', threeDaysAgo);
    expect(time.title).toMatch(/ UTC$/);
    expect(screen.getByText('just now')).toBeInTheDocument();
  });

  it('speaks German', async () => {
    renderInGerman(
      <>
        <VerdictLabel status="fail" />
        <LevelLadder ladder={LADDER} />
        <Coverage coverage={0.6} points={0.5} />
        <RelativeTime at="2020-01-01T00:00:00Z" />
      </>,
    );

    expect(await screen.findByText('Nicht erfüllt')).toBeInTheDocument();
    expect(screen.getByText('noch 2 Prüfungen')).toBeInTheDocument();
    expect(screen.getByText(/60\s%\sgemessen/)).toBeInTheDocument();
    expect(screen.getByText(/^vor \d+ Jahren$/)).toBeInTheDocument();
  });
});
