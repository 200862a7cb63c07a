import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { useDocumentTitle, usePaging, useSearchFilter } from '../hooks';
import { appConfig, findAccessibilityViolations, rowsOf } from '../testUtils';
import { DataTable } from './DataTable';
import { Actor, EntityLink } from './EntityLink';
import { FilterBar, MyTeamsFilter, TextFilter } from './FilterBar';
import { Paging } from './Paging';
import { SectionNav } from './SectionNav';

const MINE = ['user:default/kim', 'group:default/visits'];

const NAMES = ['q', 'owner'];

function toFilter(params: URLSearchParams) {
  return { q: params.get('q') ?? '', owner: params.getAll('owner') };
}

/** A list in three pages of two. */
function List() {
  const { filter, isFiltered, search, setFilter, clearFilter } =
    useSearchFilter(NAMES, toFilter);
  const { cursor = '1' } = usePaging();
  const position = Number(cursor);
  return (
    <>
      <FilterBar
        isFiltered={isFiltered}
        onClear={clearFilter}
        selects={<p>Selects</p>}
      >
        <TextFilter onChange={q => setFilter({ q })} value={filter.q} />
        <MyTeamsFilter
          onChange={owner => setFilter({ owner })}
          value={filter.owner}
        />
      </FilterBar>
      <p>Page {cursor}</p>
      <output>{search}</output>
      <Paging
        nextCursor={position < 3 ? String(position + 1) : undefined}
        pageSize={2}
        shown={2}
        total={6}
      />
    </>
  );
}

function renderAt(
  element: JSX.Element,
  path = '/',
  language: 'en' | 'de' = 'en',
) {
  return renderInTestApp(element, {
    config: appConfig({ language }),
    initialRouteEntries: [path],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      mockApis.identity({
        userEntityRef: 'user:default/kim',
        ownershipEntityRefs: MINE,
      }),
    ],
  });
}

describe('lists', () => {
  it('turns pages, and starts anew with another filter', async () => {
    const { container } = renderAt(<List />);
    const next = await screen.findByRole('button', { name: 'Next page' });
    const previous = screen.getByRole('button', { name: 'Previous page' });
    expect(previous).toBeDisabled();

    await userEvent.click(next);
    await userEvent.click(next);
    expect(screen.getByText('Page 3')).toBeInTheDocument();
    expect(screen.getByText('5–6 of 6')).toBeInTheDocument();
    expect(next).toBeDisabled();
    await userEvent.click(previous);
    expect(screen.getByText('Page 2')).toBeInTheDocument();
    expect(screen.getByText('3–4 of 6')).toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);

    const mine = screen.getByRole('button', { name: 'My teams' });
    await waitFor(() => expect(mine).toBeEnabled());
    await userEvent.click(mine);
    expect(screen.getByText('Page 1')).toBeInTheDocument();
    expect(mine).toHaveAttribute('aria-pressed', 'true');

    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Find by name' }),
      ' api ',
    );
    const owners = MINE.map(owner => `&owner=${encodeURIComponent(owner)}`);
    expect(
      await screen.findByText(`?q=api${owners.join('')}`),
    ).toBeInTheDocument();

    await userEvent.click(mine);
    expect(screen.getByText('?q=api')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(screen.queryByText(/^\?/)).not.toBeInTheDocument();
    expect(screen.getByRole('searchbox')).toHaveValue('');
    expect(
      screen.queryByRole('button', { name: 'Clear filters' }),
    ).not.toBeInTheDocument();
  });

  it('says nothing of pages that it does not know, and leads to the first', async () => {
    renderAt(<List />, '/?cursor=2&q=api');

    expect(await screen.findByText('6 in all')).toBeInTheDocument();
    expect(screen.getByRole('searchbox')).toHaveValue('api');
    await userEvent.click(screen.getByRole('button', { name: 'First page' }));
    expect(screen.getByText('1–2 of 6')).toBeInTheDocument();
    expect(screen.getByText('?q=api')).toBeInTheDocument();
  });

  it('shows rows with a name each, and links to entities', async () => {
    const { container } = renderAt(
      <DataTable
        columns={[
          {
            title: 'Service',
            cell: ({ ref }) => <EntityLink entityRef={ref} />,
          },
          { title: 'Made by', cell: ({ by }) => <Actor subject={by} /> },
        ]}
        keyOf={({ ref }) => ref}
        label="Services"
        rows={[
          { ref: 'component:default/visits-api', by: 'user:default/kim' },
          { ref: 'component:other/letters', by: 'plugin:golden-path' },
        ]}
      />,
    );

    const table = await screen.findByRole('table', { name: 'Services' });
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['visits-api', 'other/letters']);
    expect(screen.getByRole('link', { name: 'visits-api' })).toHaveAttribute(
      'href',
      '/catalog/default/component/visits-api',
    );
    expect(rowsOf(table)).toEqual([[], ['kim'], ['plugin:golden-path']]);
    expect(screen.getByRole('link', { name: 'kim' })).toHaveAttribute(
      'href',
      '/catalog/default/user/kim',
    );
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('speaks German', async () => {
    renderAt(<List />, '/?q=api', 'de');

    expect(await screen.findByText('1–2 von 6')).toBeInTheDocument();
    for (const name of [
      'Meine Teams',
      'Filter zurücksetzen',
      'Nächste Seite',
    ]) {
      expect(screen.getByRole('button', { name })).toBeInTheDocument();
    }
  });
});

describe('SectionNav', () => {
  function Page() {
    const { pathname } = useLocation();
    return (
      <>
        <SectionNav
          label="Monitors"
          sections={[
            { title: 'Start', href: '/monitors' },
            {
              title: 'Services',
              href: '/monitors/services',
              alsoAt: ['/monitors/alerts'],
            },
            { title: 'Service levels', href: '/monitors/services-levels' },
          ]}
        />
        <p>{pathname}</p>
      </>
    );
  }

  it.each([
    ['/monitors', 'Start'],
    ['/monitors/settings', 'Start'],
    ['/monitors/services', 'Services'],
    ['/monitors/services/visits', 'Services'],
    ['/monitors/alerts/7', 'Services'],
    ['/monitors/services-levels', 'Service levels'],
  ])('%s belongs to %s', async (path, title) => {
    renderAt(<Page />, path);

    expect(await screen.findByText(path)).toBeInTheDocument();
    expect(
      within(screen.getByRole('navigation', { name: 'Monitors' }))
        .getAllByRole('link', { current: 'page' })
        .map(({ textContent }) => textContent),
    ).toEqual([title]);
    expect(document.title).toBe([title, 'Monitors', 'Guildhall'].join(' | '));
  });

  it('leaves the title of the window to what comes after it', async () => {
    function Detail() {
      useDocumentTitle('visits-api');
      return <Page />;
    }
    const { unmount } = renderAt(<Detail />, '/monitors/services');

    await waitFor(() =>
      expect(document.title).toBe(
        'visits-api | Services | Monitors | Guildhall',
      ),
    );
    unmount();
    expect(document.title).toBe('Guildhall');
  });

  it('leads to another section', async () => {
    renderAt(<Page />, '/monitors');

    await userEvent.click(
      await screen.findByRole('link', { name: 'Services' }),
    );
    expect(screen.getByText('/monitors/services')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Services', current: 'page' }),
    ).toBeInTheDocument();
  });
});
