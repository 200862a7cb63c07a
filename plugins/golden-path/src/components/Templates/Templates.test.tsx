import {
  answerWith,
  findAccessibilityViolations,
  never,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TEMPLATE } from '../../__fixtures__/template';
import { renderStart } from '../../__testUtils__';

describe('TemplatesPage', () => {
  it('says what one gets from each template, and how others fared', async () => {
    const { container } = renderStart('/golden-path', {
      api: {
        listTemplates: async () => ({
          items: [
            TEMPLATE,
            {
              ...TEMPLATE,
              name: 'broken',
              title: 'Broken',
              version: undefined,
              problems: [{ file: 'golden-path.yaml', message: 'No version' }],
              statistics: {
                ...TEMPLATE.statistics,
                successRate: undefined,
                minutesToFinish: undefined,
                rating: { count: 0 },
              },
            },
          ],
          totalItems: 2,
        }),
      },
    });

    const list = await screen.findByRole('list', { name: 'Templates' });
    const [service, broken] = within(list)
      .getAllByRole('heading')
      .map(heading => heading.closest('li') ?? heading);
    expect(service).toHaveTextContent('Version 1.1.0');
    expect(service).toHaveTextContent('Succeeded90%');
    expect(service).toHaveTextContent('Typical time7 min');
    expect(service).toHaveTextContent('Rating4.25 of 5 (8)');
    expect(
      within(service).getByRole('link', { name: 'Start: Node.js service' }),
    ).toHaveAttribute('href', '/golden-path/new/service-node');
    expect(
      within(service).getByRole('link', { name: 'About Node.js service' }),
    ).toHaveAttribute('href', '/golden-path/templates/service-node');

    // What nobody knows is not nought per cent.
    expect(broken).toHaveTextContent('SucceededNothing yet');
    expect(broken).toHaveTextContent('1 problem');
    expect(
      within(broken).queryByRole('link', { name: /^Start/ }),
    ).not.toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Start', current: 'page' }),
    ).toHaveAttribute('href', '/golden-path');
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('finds one among many', async () => {
    renderStart('/golden-path', {
      api: {
        listTemplates: async () => ({
          items: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(letter => ({
            ...TEMPLATE,
            name: letter,
            title: `Template ${letter}`,
          })),
          totalItems: 7,
        }),
      },
    });

    const search = await screen.findByRole('searchbox', {
      name: 'Find a template',
    });
    await userEvent.type(search, 'template f');
    expect(
      screen
        .getAllByRole('heading', { level: 2 })
        .map(each => each.textContent),
    ).toEqual(['Template f']);
    await userEvent.type(search, 'x');
    expect(
      screen.getByText('No template has this in its name or description.'),
    ).toBeInTheDocument();
  });

  it('shows that there is nothing, that it loads, and what went wrong', async () => {
    const empty = renderStart('/golden-path', {
      api: { listTemplates: async () => ({ items: [], totalItems: 0 }) },
    });
    expect(await screen.findByText('No templates yet')).toBeInTheDocument();
    empty.unmount();

    const loading = renderStart('/golden-path', {
      api: { listTemplates: never },
    });
    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
    loading.unmount();

    const forbidden = renderStart('/golden-path', {
      api: { listTemplates: () => answerWith(403) },
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    forbidden.unmount();

    renderStart('/golden-path', {
      api: { listTemplates: () => answerWith(500, 'Broken pipe') },
    });
    expect(await screen.findByText('500 Broken pipe')).toBeInTheDocument();
  });
});

describe('TemplatePage', () => {
  const PAGE = '/golden-path/templates/service-node';

  it('shows releases, how it does and what people say', async () => {
    const { container } = renderStart(PAGE, {
      api: {
        listFeedback: async () => ({
          items: [
            {
              id: '1',
              template: 'service-node',
              version: '1.0.0',
              rating: 2,
              note: 'Too many questions',
              createdBy: 'user:default/kim',
              createdAt: '2026-11-20T10:00:00Z',
            },
          ],
          totalItems: 1,
        }),
      },
    });

    expect(
      await screen.findByRole('heading', { name: 'Node.js service' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: '3 services are on an older release' }),
    ).toHaveAttribute(
      'href',
      '/golden-path/services?template=service-node&drift=patch&drift=minor&drift=major',
    );
    expect(
      within(screen.getByRole('region', { name: 'Where people give up' }))
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['What does it touch?4', 'The plan1']);
    expect(
      within(
        screen.getByRole('table', {
          name: 'Services born each week, as a table',
        }),
      )
        .getAllByRole('row')
        .map(row => row.textContent),
    ).toEqual(['Week ofServices', 'Oct 262', 'Nov 20', 'Nov 95']);
    const releases = within(screen.getByRole('region', { name: 'Releases' }));
    expect(
      releases.getByText('The probes have a port of their own.'),
    ).toBeInTheDocument();
    expect(releases.getByText(/used by 9 services/)).toBeInTheDocument();
    expect(await screen.findByText('Too many questions')).toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('says what is wrong with a template, in German too', async () => {
    renderStart(PAGE, {
      language: 'de',
      api: {
        getTemplate: async () => ({
          ...TEMPLATE,
          version: undefined,
          releases: [],
          births: [],
          problems: [
            { file: 'CHANGELOG.md', line: 3, message: 'No section 1.1.0' },
          ],
        }),
      },
    });

    expect(
      await screen.findByText('Probleme dieser Vorlage'),
    ).toBeInTheDocument();
    expect(screen.getByText('CHANGELOG.md:3')).toBeInTheDocument();
    expect(
      screen.getByText('Aus ihr ist noch kein Service entstanden.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Los' })).not.toBeInTheDocument();
  });
});
