import { within } from '@testing-library/react';

/**
 * The texts of a table's cells, row by row; headers are left out.
 *
 * @public
 */
export function rowsOf(table: HTMLElement): (string | null)[][] {
  return within(table)
    .getAllByRole('row')
    .map(row =>
      within(row)
        .queryAllByRole('cell')
        .map(({ textContent }) => textContent),
    );
}
