import {
  answerWith,
  findAccessibilityViolations,
  never,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { listServices, pageOf, SERVICES } from '../../__fixtures__';
import { renderGoldenPath } from '../../__testUtils__';

const PAGE = '/golden-path/services';

describe('ServicesPage', () => {
  const findRow = async (name: string) =>
    (
      await screen.findByRole('rowheader', {
        name,
      })
    ).closest('tr') ?? document.body;
  const namesOfRows = () =>
    within(screen.getByRole('table', { name: 'Services' }))
      .queryAllByRole('rowheader')
      .map(({ textContent }) => textContent);

  it('shows where every service stands, without colour', async () => {
    const { container } = renderGoldenPath(PAGE, { api: { listServices } });

    const visits = within(await findRow('Visits API'));
    expect(visits.getByRole('link', { name: 'Visits API' })).toHaveAttribute(
      'href',
      '/golden-path/services/component/default/visits-api',
    );
    expect(visits.getByText('Minor behind')).toBeInTheDocument();
    expect(visits.getByRole('link', { name: 'to 1.1.0' })).toHaveAttribute(
      'href',
      '/golden-path/upgrades/u1',
    );
    expect(visits.getByText('1 conflict')).toBeInTheDocument();
    expect(await visits.findByRole('link', { name: 'visits' })).toHaveAttribute(
      'href',
      '/catalog/default/group/visits',
    );

    const portal = within(await findRow('Care portal'));
    expect(portal.getByText('Unknown')).toBeInTheDocument();
    expect(portal.getByText('The repository is gone')).toBeInTheDocument();
    expect(portal.getByText('never')).toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('counts by template, version and team, and leads to the services', async () => {
    renderGoldenPath(PAGE, { api: { listServices } });

    const versions = await screen.findByRole('table', {
      name: 'By template and version',
    });
    expect(
      within(versions)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['Template', '1.1.0', '1.0.0', '0.9.0', 'Unknown']);
    const teams = screen.getByRole('table', { name: 'By team' });
    await waitFor(() =>
      expect(
        within(teams)
          .getAllByRole('row')
          .map(row => row.textContent),
      ).toEqual([
        'OwnerUp to datePatch behindMinor behindMajor behindUnknown',
        'No owner––––1',
        'billing1––1–',
        'visits––1––',
      ]),
    );

    await userEvent.click(
      within(versions).getByRole('link', {
        name: '1 of service-node on 0.9.0',
      }),
    );
    await waitFor(() => expect(namesOfRows()).toEqual(['Letters']));
    expect(
      screen.getByRole('button', { name: /0\.9\.0.*Version/ }),
    ).toBeInTheDocument();
  });

  it('narrows down to my teams, to a text and to what is behind, and back', async () => {
    renderGoldenPath(`${PAGE}?drift=minor&drift=major&drift=nonsense`, {
      api: { listServices },
    });
    await findRow('Letters');
    expect(namesOfRows()).toEqual(['Visits API', 'Letters']);

    const mine = screen.getByRole('button', { name: 'My teams' });
    await waitFor(() => expect(mine).toBeEnabled());
    await userEvent.click(mine);
    await waitFor(() => expect(namesOfRows()).toEqual(['Visits API']));

    await userEvent.type(screen.getByRole('searchbox'), 'nothing');
    expect(await screen.findByText('No service matches')).toBeInTheDocument();
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    await waitFor(() => expect(namesOfRows()).toHaveLength(SERVICES.length));
  });

  it('turns pages', async () => {
    const pages = [
      { items: [SERVICES[0]], totalItems: 2, nextCursor: 'second' },
      { items: [SERVICES[1]], totalItems: 2 },
    ];
    renderGoldenPath(PAGE, {
      api: {
        listServices: async query => pages[query?.cursor === 'second' ? 1 : 0],
      },
    });
    await findRow('Visits API');
    expect(screen.getByText('1–1 of 2')).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    await waitFor(() => expect(namesOfRows()).toEqual(['Billing API']));
    expect(screen.getByRole('button', { name: 'Next page' })).toBeDisabled();

    await userEvent.click(
      screen.getByRole('button', { name: 'Previous page' }),
    );
    await waitFor(() => expect(namesOfRows()).toEqual(['Visits API']));
  });

  it('shows that it loads, that there is nothing, and what went wrong', async () => {
    const loading = renderGoldenPath(PAGE, { api: { listServices: never } });
    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
    loading.unmount();

    const empty = renderGoldenPath(PAGE, {
      api: { listServices: async () => pageOf([]) },
    });
    expect(await screen.findByText('No services yet')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Make the first one' }),
    ).toHaveAttribute('href', '/golden-path');
    empty.unmount();

    const forbidden = renderGoldenPath(PAGE, {
      api: { listServices: () => answerWith(403) },
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    forbidden.unmount();

    renderGoldenPath(PAGE, {
      api: {
        listServices: jest
          .fn(listServices)
          .mockImplementationOnce(() => answerWith(503, 'It is away')),
      },
    });
    expect(await screen.findByText('503 It is away')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await findRow('Letters');
  });

  it('speaks German', async () => {
    renderGoldenPath(PAGE, { api: { listServices }, language: 'de' });

    expect(await screen.findByText('Nach Team')).toBeInTheDocument();
    expect((await screen.findAllByText('Minor fehlt')).length).toBeGreaterThan(
      1,
    );
  });
});
