import { ExportFormat } from '@guildhall/plugin-scorecards-common';
import { toDay } from '../database/days';
import { Cell, toCsvRow } from './toCsvRow';

/** A file that is made while it is sent. */
export interface ExportedFile {
  name: string;
  contentType: string;
  content: AsyncIterable<string>;
}

/** How items are told as a table. */
export interface ExportTable<T> {
  columns: string[];
  toCells(item: T): Cell[];
}

const CONTENT_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** Makes a file of items that come in slices, one of which is in memory. */
export function toFile<T>(options: {
  name: string;
  format: ExportFormat;
  table: ExportTable<T>;
  slices: AsyncIterable<T[]>;
}): ExportedFile {
  const { name, format, slices, table } = options;
  return {
    name: `${name}-${toDay(new Date())}.${format}`,
    contentType: CONTENT_TYPES[format],
    content: format === 'csv' ? toCsv(table, slices) : toJson(slices),
  };
}

/** An item on each line. */
async function* toCsv<T>(
  table: ExportTable<T>,
  slices: AsyncIterable<T[]>,
): AsyncGenerator<string> {
  // With the first slice: while nothing is sent, an error can be told.
  let before = toCsvRow(table.columns);
  for await (const slice of slices) {
    yield before + slice.map(item => toCsvRow(table.toCells(item))).join('');
    before = '';
  }
}

/** An array with an item on each line. */
async function* toJson<T>(slices: AsyncIterable<T[]>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const slice of slices) {
    if (slice.length > 0) {
      yield before + slice.map(item => JSON.stringify(item)).join(',\n');
      before = ',\n';
    }
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
