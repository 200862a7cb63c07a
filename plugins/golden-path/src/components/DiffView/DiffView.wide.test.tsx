import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  findAccessibilityViolations,
  rowsOf,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DiffView } from './DiffView';

// Where the screen ends is asked once, when the first page is drawn.
Object.assign(window, { innerWidth: 1600 });

describe('DiffView on a wide screen', () => {
  it('shows both sides where there is room, and folds what is far from a change', async () => {
    const before = Array.from(
      { length: 20 },
      (_, index) => `line ${index + 1}\n`,
    );
    const after = [...before];
    after.splice(10, 1, 'changed\n', 'added\n');
    const { container } = renderInTestApp(
      <DiffView after={after.join('')} before={before.join('')} label="File" />,
    );

    const table = await screen.findByRole('table', { name: 'File' });
    expect(rowsOf(table)).toEqual([
      ['Show 7 unchanged lines'],
      ['8', 'line 8', '8', 'line 8'],
      ['9', 'line 9', '9', 'line 9'],
      ['10', 'line 10', '10', 'line 10'],
      ['11', 'line 11', '11', 'changed'],
      ['', '12', 'added'],
      ['12', 'line 12', '13', 'line 12'],
      ['13', 'line 13', '14', 'line 13'],
      ['14', 'line 14', '15', 'line 14'],
      ['Show 6 unchanged lines'],
    ]);
    expect(await findAccessibilityViolations(container)).toEqual([]);

    await userEvent.click(
      within(table).getByRole('button', { name: 'Show 6 unchanged lines' }),
    );
    expect(rowsOf(table).at(-1)).toEqual(['20', 'line 20', '21', 'line 20']);
  });
});
