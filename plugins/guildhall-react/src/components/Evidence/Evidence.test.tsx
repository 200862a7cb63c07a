import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { findAccessibilityViolations } from '../../testUtils';
import { Evidence } from './Evidence';

const HASH = '3f9a2c41d07be655';

describe('Evidence', () => {
  it('shows the fields that the rule reads first, and the others on request', async () => {
    const { container } = renderInTestApp(
      <Evidence
        evidence={{
          source: 'repository',
          hash: HASH,
          observedAt: '2020-01-01T00:00:00Z',
          staleAt: '2020-01-02T00:00:00Z',
        }}
        fact={{
          hash: HASH,
          value: {
            hasReadme: false,
            manifests: ['package.json', 'go.mod'],
            lastCommit: undefined,
            nested: { a: 1 },
          },
        }}
        fields={['hasReadme', 'sections']}
      />,
    );

    expect(await screen.findByText('repository')).toBeInTheDocument();
    expect(screen.getByText('Stale')).toBeInTheDocument();
    expect(screen.getByTitle(HASH)).toHaveTextContent('3f9a2c41d0');
    const rows = () =>
      within(screen.getByRole('table'))
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent);
    expect(rows()).toEqual(['hasReadmefalse', 'sectionsno value']);

    await userEvent.click(
      screen.getByRole('button', { name: 'Show 3 more fields' }),
    );
    expect(rows()).toEqual([
      'hasReadmefalse',
      'sectionsno value',
      'lastCommitno value',
      'manifestspackage.json, go.mod',
      'nested{"a":1}',
    ]);
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('says what is missing, why, and when the value has moved on', async () => {
    renderInTestApp(
      <>
        <Evidence
          evidence={{ source: 'catalog', error: 'The catalog timed out' }}
        />
        <Evidence
          evidence={{ source: 'repository', hash: HASH }}
          fact={{ hash: 'another', value: {} }}
        />
      </>,
    );

    expect(await screen.findByText('The catalog timed out')).toBeVisible();
    expect(screen.getAllByText('Never observed')).toHaveLength(2);
    expect(
      screen.getByText('The value has changed since this verdict was given.'),
    ).toBeInTheDocument();
  });
});
