import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ScorecardTrend } from '@guildhall/plugin-scorecards-common';
import { screen, within } from '@testing-library/react';
import { findAccessibilityViolations } from '../../testUtils';
import { TrendChart } from './TrendChart';

const TREND: ScorecardTrend = {
  levels: [
    { id: 'none', title: 'None' },
    { id: 'bronze', title: 'Bronze' },
  ],
  items: [
    {
      day: '2026-11-20',
      entities: 4,
      levels: [
        { level: 'bronze', count: 1 },
        { level: 'none', count: 3 },
      ],
    },
    {
      day: '2026-11-21',
      entities: 4,
      levels: [
        { level: 'bronze', count: 2 },
        { level: 'none', count: 2 },
      ],
      points: 0.5,
      moved: {
        improved: 1,
        declined: 0,
        ruleUp: 0,
        ruleDown: 2,
        joined: 0,
        left: 0,
      },
    },
  ],
  changes: [
    {
      day: '2026-11-21',
      kind: 'definition',
      definition: { kind: 'Check', id: 'readme', title: 'Has a README' },
      version: 'abc',
    },
    { day: '2026-11-21', kind: 'population' },
  ],
};

describe('TrendChart', () => {
  const cells = async () =>
    within(await screen.findByRole('table', { name: 'Trend as a table' }))
      .getAllByRole('row')
      .map(row => [...row.children].map(cell => cell.textContent));

  it('gives the levels as a table too, and says why they moved', async () => {
    const { container } = renderInTestApp(
      <TrendChart by="level" trend={TREND} />,
    );

    expect(await cells()).toEqual([
      ['Day', 'Bronze', 'No level'],
      ['Nov 20', '1', '3'],
      ['Nov 21', '2', '2'],
    ]);
    const marks = screen.getByRole('list', { name: 'Marks in the chart' });
    expect(
      within(marks)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'DAnother definition: Nov 21 (Has a README)',
      'PMany joined or left: Nov 21',
    ]);
    expect(screen.getByText('Improved').parentElement).toHaveTextContent(
      'Improved1',
    );
    expect(screen.queryByText('Got worse')).not.toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('gives points, and leaves a day open on which nothing was measured', async () => {
    renderInTestApp(<TrendChart by="points" trend={TREND} />);

    expect(await cells()).toEqual([
      ['Day', 'Points'],
      ['Nov 20', '–'],
      ['Nov 21', '50%'],
    ]);
  });

  it('asks for patience on the first day', async () => {
    renderInTestApp(
      <TrendChart
        by="level"
        trend={{ ...TREND, items: TREND.items.slice(0, 1) }}
      />,
    );

    expect(
      await screen.findByText(/The trend needs two days/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });
});
