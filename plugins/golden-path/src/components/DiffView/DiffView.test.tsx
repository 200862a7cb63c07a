import { renderInTestApp } from '@backstage/frontend-test-utils';
import { rowsOf } from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DiffView } from './DiffView';

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`);

describe('DiffView', () => {
  it('shows what goes above what comes where there is little room', async () => {
    renderInTestApp(
      <DiffView
        after={'one\nzwei\ndrei\n'}
        before={'one\ntwo\nthree\n'}
        label="File"
      />,
    );

    const table = await screen.findByRole('table', { name: 'File' });
    expect(rowsOf(table)).toEqual([
      ['1', '1', 'one'],
      ['2', '', 'two'],
      ['3', '', 'three'],
      ['', '2', 'zwei'],
      ['', '3', 'drei'],
    ]);
    expect(
      within(table)
        .getAllByRole('deletion')
        .map(({ textContent }) => textContent),
    ).toEqual(['two', 'three']);
  });

  it('tells line ends apart, and knows only whole conflicts', async () => {
    renderInTestApp(
      <DiffView
        after={'a\r\n=======\nb\n'}
        before={'a\n=======\nb\n'}
        label="File"
      />,
    );

    const table = await screen.findByRole('table', { name: 'File' });
    expect(within(table).getByRole('insertion')).toHaveTextContent('a␍');
    expect(
      within(table).getByText('=======').closest('td'),
    ).not.toHaveAttribute('data-conflict');
  });

  it('draws a long file a part at a time', async () => {
    renderInTestApp(
      <DiffView after={numbered(1, 700).join('')} before="" label="File" />,
    );

    const table = await screen.findByRole('table', { name: 'File' });
    expect(table.querySelectorAll('tr')).toHaveLength(600);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show more (100 lines left)' }),
    );
    expect(table.querySelectorAll('tr')).toHaveLength(700);
  });
});
