import { ReactNode } from 'react';
import styles from './DataTable.module.css';

/**
 * A column; the first one names its row.
 *
 * @public
 */
export interface Column<T> {
  title: string;
  cell: (row: T) => ReactNode;
}

/**
 * Rows of the same kind: a table where there is room, a list where not.
 *
 * @public
 */
export function DataTable<T>(props: {
  label: string;
  columns: readonly [Column<T>, ...Column<T>[]];
  rows: readonly T[];
  keyOf: (row: T) => string;
}) {
  const { label, columns, rows, keyOf } = props;
  const [first, ...others] = columns;
  return (
    <table aria-label={label} className={styles.table}>
      <thead>
        <tr>
          {columns.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={keyOf(row)}>
            <th scope="row">{first.cell(row)}</th>
            {others.map(({ title, cell }) => (
              <td data-title={title} key={title}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
