import {
  answerWith,
  findAccessibilityViolations,
  never,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { pageOf, SUMMARY } from '../../__fixtures__';
import { renderMonitorCoverage } from '../../__testUtils__';
import { UnwatchedParts } from './UnwatchedParts';

const HOME = '/catalog/default/resource/visits-db';

describe('UnwatchedParts', () => {
  it('leads from the home page to the worst part and its missing rule in one click', async () => {
    const { container } = renderMonitorCoverage(HOME, {
      element: <UnwatchedParts />,
    });

    const [worst] = await screen.findAllByRole('link', {
      name: 'Visits database (writer)',
    });
    expect(await findAccessibilityViolations(container)).toEqual([]);
    await userEvent.click(worst);
    expect(
      await screen.findByText(/alert: VisitsDbSaturated/),
    ).toBeInTheDocument();
  });

  it('shows that it loads, that all is watched, and what went wrong', async () => {
    const element = <UnwatchedParts />;
    const loading = renderMonitorCoverage(HOME, {
      element,
      api: { getSummary: never },
    });
    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
    loading.unmount();

    const watched = renderMonitorCoverage(HOME, {
      element,
      api: {
        getSummary: async () => ({
          ...SUMMARY,
          cells: { ...SUMMARY.cells, unknown: 0 },
          gaps: 0,
        }),
        listParts: async () => pageOf<never>([]),
      },
    });
    expect(
      await screen.findByText('Every part is watched'),
    ).toBeInTheDocument();
    watched.unmount();

    const unknown = renderMonitorCoverage(HOME, {
      element,
      api: {
        getSummary: async () => ({
          ...SUMMARY,
          cells: { ...SUMMARY.cells, unknown: 3 },
          gaps: 0,
        }),
        listParts: async () => pageOf<never>([]),
      },
    });
    expect(
      await screen.findByText(/No gap is known, but 3 signals are unknown/),
    ).toBeInTheDocument();
    expect(screen.queryByText('Every part is watched')).not.toBeInTheDocument();
    unknown.unmount();

    renderMonitorCoverage(HOME, {
      element,
      api: { getSummary: () => answerWith(403) },
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });
});
