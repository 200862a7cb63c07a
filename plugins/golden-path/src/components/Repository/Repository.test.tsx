import { findAccessibilityViolations } from '@guildhall/plugin-guildhall-react/testUtils';
import { screen } from '@testing-library/react';
import { listServices, pageOf, SERVICE } from '../../__fixtures__';
import { renderGoldenPath } from '../../__testUtils__';

const PAGE = '/golden-path/git/local/visits-api';

const API = { listServices, getService: async () => SERVICE };

describe('RepositoryPage', () => {
  it('says whose repository it is, and how to get it', async () => {
    const { container } = renderGoldenPath(`${PAGE}/`, { api: API });

    expect(
      await screen.findByText('git clone /data/git/visits-api.git'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'visits-api' })).toHaveAttribute(
      'href',
      '/catalog/default/component/visits-api',
    );
    expect(
      screen.getByText('A repository on the git host “local”'),
    ).toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('leads to the file of the link, whatever is in it', async () => {
    const file = renderGoldenPath(`${PAGE}/docs/index.md?ref=v1`, {
      api: API,
    });
    expect(
      await screen.findByText(/git show v1:docs\/index\.md$/),
    ).toBeInTheDocument();
    file.unmount();

    renderGoldenPath(
      `${PAGE}/${encodeURIComponent("it's $(here)")}?ref=${encodeURIComponent(
        '--output=x',
      )}`,
      { api: API },
    );
    expect(
      await screen.findByText(/git show 'HEAD:it'\\''s \$\(here\)'$/),
    ).toBeInTheDocument();
  });

  it('helps on when it is not known', async () => {
    renderGoldenPath(PAGE, { api: { listServices: async () => pageOf([]) } });

    expect(
      await screen.findByText('No service of this repository is known'),
    ).toBeInTheDocument();
  });
});
