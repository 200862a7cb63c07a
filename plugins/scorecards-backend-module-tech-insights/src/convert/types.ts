import { FactSchema } from '@backstage-community/plugin-tech-insights-common';

/** A condition that could not be converted; the message says why. */
export class ConversionError extends Error {}

/** The types of values, as rules have them. */
export type ScalarType = 'bool' | 'int' | 'double' | 'string' | 'timestamp';

/** One side of an operator. */
export type Operand =
  | { kind: 'literal'; value: unknown }
  | { kind: 'fact'; text: string; type: ScalarType | 'list' };

/** The facts of retrievers, by the id of the retriever. */
export type FactSchemas = Record<string, FactSchema>;
