import { KeyboardEvent, FocusEvent, useState } from 'react';

/** A cell of the grid; the row of column headers is row 0. */
type Cell = { row: number; column: number };

/**
 * Roving focus for a table whose rows are marked with `data-grid-row` and hold
 * one control in each cell: arrows, Home, End, and with Ctrl the corners.
 */
export function useGridFocus(size: { rows: number; columns: number }) {
  const [focus, setFocus] = useState<Cell>({ row: 0, column: 0 });
  // A page may have fewer rows than the one before.
  const current = clamp(focus, size);

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const next = moved(event, current, size);
    if (next) {
      event.preventDefault();
      controlAt(event.currentTarget, next)?.focus();
    }
  };

  const onFocus = (event: FocusEvent<HTMLTableElement>) => {
    const cell = cellOf(event.currentTarget, event.target);
    if (cell) {
      setFocus(cell);
    }
  };

  return { focus: current, gridProps: { onFocus, onKeyDown } };
}

function moved(
  event: KeyboardEvent,
  { row, column }: Cell,
  size: { rows: number; columns: number },
): Cell | undefined {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  switch (event.key) {
    case 'ArrowUp':
      return clamp({ row: row - 1, column }, size);
    case 'ArrowDown':
      return clamp({ row: row + 1, column }, size);
    case 'ArrowLeft':
      return clamp({ row, column: column - 1 }, size);
    case 'ArrowRight':
      return clamp({ row, column: column + 1 }, size);
    case 'Home':
      return { row: event.ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: event.ctrlKey ? lastRow : row, column: lastColumn };
    default:
      return undefined;
  }
}

function clamp(cell: Cell, size: { rows: number; columns: number }): Cell {
  return {
    row: Math.max(0, Math.min(cell.row, size.rows - 1)),
    column: Math.max(0, Math.min(cell.column, size.columns - 1)),
  };
}

function rowsOf(table: HTMLTableElement): HTMLTableRowElement[] {
  return [...table.rows].filter(row => 'gridRow' in row.dataset);
}

function controlAt(
  table: HTMLTableElement,
  { row, column }: Cell,
): HTMLElement | undefined {
  const cell = rowsOf(table)[row]?.cells[column];
  return cell?.querySelector<HTMLElement>('a, button') ?? undefined;
}

function cellOf(table: HTMLTableElement, target: Element): Cell | undefined {
  const cell = target.closest('td, th');
  const row = rowsOf(table).findIndex(each => each.contains(cell));
  return row >= 0 && cell instanceof HTMLTableCellElement
    ? { row, column: cell.cellIndex }
    : undefined;
}
