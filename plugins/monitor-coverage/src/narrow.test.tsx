import { findAccessibilityViolations } from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, within } from '@testing-library/react';
import { renderMonitorCoverage } from './__testUtils__';

// The first width that is asked for is kept, which is why these tests are
// together and apart from the others.
describe('on a narrow screen', () => {
  beforeAll(() => {
    window.innerWidth = 400;
  });

  it('the heatmap is a list of parts', async () => {
    const { container } = renderMonitorCoverage('/monitor-coverage/parts');

    const list = await screen.findByRole('list', {
      name: 'Parts and their signals',
    });
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
    expect(
      within(list)
        .getByRole('link', { name: 'Visits database (writer)' })
        .closest('li'),
    ).toHaveTextContent(
      'Visits database (writer)database · 9 parts need itUtilisationNoneSaturationNoneErrorsLiveReplication lagRoutedConnectionsProvenStorageWaived',
    );
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('a journey has no graph, but the list that says the same', async () => {
    renderMonitorCoverage('/monitor-coverage/journeys/see-a-doctor');

    await screen.findByRole('table', { name: 'Its parts, weakest first' });
    expect(
      screen.queryByText(/^An arrow leads from a part/),
    ).not.toBeInTheDocument();
  });
});
