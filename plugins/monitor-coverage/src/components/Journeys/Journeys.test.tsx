import {
  answerWith,
  findAccessibilityViolations,
  never,
  rowsOf,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, within } from '@testing-library/react';
import { JOURNEY } from '../../__fixtures__';
import { renderMonitorCoverage } from '../../__testUtils__';

const PAGE = '/monitor-coverage/journeys';
const DETAIL = `${PAGE}/see-a-doctor`;

describe('JourneysPage', () => {
  it('shows each journey with its weakest link', async () => {
    const { container } = renderMonitorCoverage(PAGE);

    const journeys = within(
      await screen.findByRole('list', { name: 'Journeys' }),
    );
    const doctor = within(
      journeys.getByRole('region', { name: 'See a doctor' }),
    );
    expect(
      doctor.getByRole('link', {
        name: 'Saturation of Visits database (writer)',
      }),
    ).toHaveAttribute(
      'href',
      '/monitor-coverage/parts/resource/default/visits-db?signal=saturation',
    );
    expect(
      doctor.getByRole('link', { name: 'Open the journey: See a doctor' }),
    ).toHaveAttribute('href', DETAIL);
    expect(
      journeys.getByRole('region', { name: 'Read a leaflet' }),
    ).toHaveTextContent('Nothing that it passes has a signal');
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('shows that it loads, that there are none, and what went wrong', async () => {
    const loading = renderMonitorCoverage(PAGE, {
      api: { listJourneys: never },
    });
    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
    loading.unmount();

    const empty = renderMonitorCoverage(PAGE, {
      api: { listJourneys: async () => ({ items: [] }) },
    });
    expect(await screen.findByText('No journeys yet')).toBeInTheDocument();
    empty.unmount();

    renderMonitorCoverage(PAGE, {
      api: { listJourneys: () => answerWith(403) },
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });
});

describe('JourneyPage', () => {
  // jsdom draws nothing, so nothing has a size.
  beforeAll(() => {
    Object.assign(window.SVGElement.prototype, {
      getBBox: () => ({ width: 200, height: 54 }),
    });
  });

  it('names the weakest link and the way to it', async () => {
    renderMonitorCoverage(DETAIL);

    const weakest = within(
      await screen.findByRole('region', { name: 'The weakest link' }),
    );
    expect(
      within(weakest.getByRole('list', { name: 'The way to it' }))
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(['Patient app', 'Visits API', 'Visits database (writer)']);

    const steps = within(screen.getByRole('region', { name: 'Steps' }));
    expect(
      steps.getAllByRole('listitem').map(({ textContent }) => textContent),
    ).toEqual([
      'BookPatient appScheduling APIWeakestVisits database (writer)SaturationNone',
      'TalkVideo providerWeakestVideo providerAvailabilityRule',
      'RatePatient appWeakestnothing asked for',
    ]);
  });

  it('draws the ways to what is weakest, and lists all there is', async () => {
    const { container } = renderMonitorCoverage(DETAIL);

    const list = await screen.findByRole('table', {
      name: 'Its parts, weakest first',
    });
    expect(
      within(list)
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Scheduling APIservice',
      'Visits database (writer)databaseweakest link',
      'Visit eventsqueue',
      'Video providerthird-party',
      'Visits APIservice',
      'Patient appapp',
      'secret-vaultnot readable, or not in the catalog',
    ]);
    expect(rowsOf(list)[5]).toEqual([
      'Series is live',
      '1',
      'Visits database (writer), Visit events',
    ]);
    expect(
      await screen.findByText('Visits database (writer)', { selector: 'text' }),
    ).toBeInTheDocument();
    // It shows the ways to what is weakest, and not all there is.
    expect(
      screen.queryByText('Visit events', { selector: 'text' }),
    ).not.toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('says that nothing is asked for, that it is not there, and speaks German', async () => {
    const nothing = renderMonitorCoverage(DETAIL, {
      api: { getJourney: async () => ({ ...JOURNEY, weakest: undefined }) },
    });
    expect(
      await screen.findByText(/^Nothing that it passes/),
    ).toBeInTheDocument();
    nothing.unmount();

    const missing = renderMonitorCoverage(DETAIL, {
      api: { getJourney: () => answerWith(404) },
    });
    expect(await screen.findByText('Not found')).toBeInTheDocument();
    missing.unmount();

    renderMonitorCoverage(DETAIL, { language: 'de' });
    expect(
      await screen.findByRole('link', {
        name: 'Sättigung von Visits database (writer)',
      }),
    ).toBeInTheDocument();
  });
});
