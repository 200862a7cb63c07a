import { findAccessibilityViolations } from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ENTITIES } from '../../../__fixtures__';
import { renderScorecards } from '../../../__testUtils__';

describe('MatrixList', () => {
  it('takes the place of the matrix on a narrow screen', async () => {
    window.innerWidth = 400;
    const { container } = renderScorecards('/scorecards/production-readiness', {
      entities: ENTITIES.slice(5, 11),
    });

    const entity = await screen.findByRole('button', {
      name: /^Claims Export/,
    });
    expect(entity).toHaveTextContent(/^Claims ExportNo levelFail 7/);
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();

    await userEvent.click(entity);
    expect(entity).toHaveAttribute('aria-expanded', 'true');
    const list = within(entity.closest('li') ?? entity);
    expect(list.getByRole('link', { name: 'Claims Export' })).toHaveAttribute(
      'href',
      '/catalog/default/component/claims-export',
    );
    await userEvent.click(
      list.getByRole('button', { name: /^Automated testsMissing/ }),
    );
    expect(await screen.findByRole('dialog')).toHaveFocus();
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });
});
