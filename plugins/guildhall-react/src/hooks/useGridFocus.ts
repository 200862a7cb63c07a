import { FocusEvent, KeyboardEvent, useState } from 'react';

/**
 * A cell of a grid, counted from its first row of controls.
 *
 * @public
 */
export interface GridCell {
  row: number;
  column: number;
}

/**
 * Which cell of a grid the tab key stops at, and what its table needs for
 * moving on from there.
 *
 * @public
 */
export interface GridFocus {
  focus: GridCell;
  gridProps: {
    onFocus: (event: FocusEvent<HTMLTableElement>) => void;
    onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => void;
  };
}

/**
 * Roving focus for a table whose rows are marked with `data-grid-row` and hold
 * at most one control in each cell: arrows, Home, End, and with Ctrl the
 * corners. Cells without a control are passed over.
 *
 * @public
 */
export function useGridFocus(size: {
  rows: number;
  columns: number;
}): GridFocus {
  const [focus, setFocus] = useState<GridCell>({ row: 0, column: 0 });
  // A page may have fewer rows than the one before.
  const current = {
    row: Math.max(0, Math.min(focus.row, size.rows - 1)),
    column: Math.max(0, Math.min(focus.column, size.columns - 1)),
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const way = wayOf(event, current, size);
    if (way) {
      event.preventDefault();
      firstControl(event.currentTarget, way, size)?.focus();
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

/** Where a key leads to, and on from there while there is nothing to focus. */
interface Way {
  start: GridCell;
  step: GridCell;
}

const STEPS: Record<string, GridCell> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

function wayOf(
  event: KeyboardEvent,
  from: GridCell,
  size: { rows: number; columns: number },
): Way | undefined {
  switch (event.key) {
    case 'Home':
      return {
        start: { row: event.ctrlKey ? 0 : from.row, column: 0 },
        step: STEPS.ArrowRight,
      };
    case 'End':
      return {
        start: {
          row: event.ctrlKey ? size.rows - 1 : from.row,
          column: size.columns - 1,
        },
        step: STEPS.ArrowLeft,
      };
    default: {
      const step = STEPS[event.key];
      return step && { start: add(from, step), step };
    }
  }
}

function add(a: GridCell, b: GridCell): GridCell {
  return { row: a.row + b.row, column: a.column + b.column };
}

function firstControl(
  table: HTMLTableElement,
  { start, step }: Way,
  size: { rows: number; columns: number },
): HTMLElement | undefined {
  const rows = rowsOf(table);
  for (
    let cell = start;
    cell.row >= 0 &&
    cell.row < size.rows &&
    cell.column >= 0 &&
    cell.column < size.columns;
    cell = add(cell, step)
  ) {
    const control =
      rows[cell.row]?.cells[cell.column]?.querySelector<HTMLElement>(
        'a, button',
      );
    if (control) {
      return control;
    }
  }
  return undefined;
}

function rowsOf(table: HTMLTableElement): HTMLTableRowElement[] {
  return [...table.rows].filter(row => 'gridRow' in row.dataset);
}

function cellOf(
  table: HTMLTableElement,
  target: Element,
): GridCell | undefined {
  const cell = target.closest('td, th');
  const row = rowsOf(table).findIndex(each => each.contains(cell));
  return row >= 0 && cell instanceof HTMLTableCellElement
    ? { row, column: cell.cellIndex }
    : undefined;
}
