import { listOf, literalOf, toText } from './literals';
import { ConversionError, Operand, ScalarType } from './types';

/**
 * An operator of json-rules-engine as text of a rule, with the decorators that
 * stand before it.
 *
 * @remarks
 *
 * Where the types of both sides can never match, the engine answers the same
 * whatever is measured. A rule like that is a mistake, and is not converted.
 *
 * @param depth - How many variables of `exists` and `all` there are around it.
 */
export function convertOperator(
  operator: string,
  left: Operand,
  right: Operand,
  depth = 0,
): string {
  const [decorator, ...rest] = operator.split(':');
  if (rest.length === 0) {
    return convertPlain(operator, left, right);
  }
  const next = (a: Operand, b: Operand, deeper = depth) =>
    convertOperator(rest.join(':'), a, b, deeper);
  const walk = (list: Operand, macro: string, of: (item: Operand) => string) =>
    walkItems(list, macro, of, depth);
  switch (decorator) {
    case 'not':
      return `!(${next(left, right)})`;
    case 'swap':
      return next(right, left);
    case 'someFact':
      return walk(left, 'exists', item => next(item, right, depth + 1));
    case 'everyFact':
      return walk(left, 'all', item => next(item, right, depth + 1));
    case 'someValue':
      return walk(right, 'exists', item => next(left, item, depth + 1));
    case 'everyValue':
      return walk(right, 'all', item => next(left, item, depth + 1));
    default:
      throw new ConversionError(`there is no decorator '${decorator}'`);
  }
}

function walkItems(
  list: Operand,
  macro: string,
  of: (item: Operand) => string,
  depth: number,
): string {
  if (list.kind === 'fact') {
    if (list.type !== 'list') {
      throw new ConversionError(`${list.text} is not a set`);
    }
    const item = `item${depth || ''}`;
    const text = of({ kind: 'fact', text: item, type: 'string' });
    return `${list.text}.${macro}(${item}, ${text})`;
  }
  if (!Array.isArray(list.value) || list.value.length === 0) {
    throw new ConversionError(
      `${JSON.stringify(list.value)} is not a list with items`,
    );
  }
  const items = list.value.map(value => of({ kind: 'literal', value }));
  return `(${items.join(macro === 'all' ? ' && ' : ' || ')})`;
}

function convertPlain(operator: string, a: Operand, b: Operand): string {
  switch (operator) {
    case 'equal':
      return convertEqual(a, b);
    case 'notEqual':
      return convertNotEqual(a, b);
    case 'in':
      return convertIn(a, b);
    case 'notIn':
      return `!(${convertIn(a, b)})`;
    case 'contains':
      return convertContains(a, b);
    case 'doesNotContain':
      return `!(${convertContains(a, b)})`;
    case 'lessThan':
      return convertOrder(a, '<', b);
    case 'lessThanInclusive':
      return convertOrder(a, '<=', b);
    case 'greaterThan':
      return convertOrder(a, '>', b);
    case 'greaterThanInclusive':
      return convertOrder(a, '>=', b);
    default:
      throw new ConversionError(
        `the operator '${operator}' is not one of json-rules-engine; write the rule by hand`,
      );
  }
}

function convertEqual(a: Operand, b: Operand): string {
  if (a.kind === 'fact' && b.kind === 'fact') {
    return convertSameType(a, b);
  }
  const fact = a.kind === 'fact' ? a : b;
  const literal = a.kind === 'fact' ? b : a;
  if (fact.kind !== 'fact' || literal.kind !== 'literal') {
    throw new ConversionError('no side of it is a fact');
  }
  const type = scalarOf(fact);
  if (type === 'int' && isFraction(literal.value)) {
    // Never true of a number that is known, and unknown of one that is not.
    const text = toText(literal.value, 'double');
    return `(${fact.text} >= ${text} && ${fact.text} <= ${text})`;
  }
  return `${fact.text} == ${literalOf(literal.value, type)}`;
}

function convertNotEqual(a: Operand, b: Operand): string {
  const equal = convertEqual(a, b);
  const parts = equal.split(' == ');
  return parts.length === 2 && !equal.includes('"')
    ? parts.join(' != ')
    : `!(${equal})`;
}

function convertSameType(
  a: Operand & { kind: 'fact' },
  b: Operand & { kind: 'fact' },
): string {
  const types = [scalarOf(a), scalarOf(b)];
  if (types[0] !== types[1] && types.every(isNumber)) {
    return `double(${a.text}) == double(${b.text})`;
  }
  if (types[0] !== types[1]) {
    throw new ConversionError(
      `${a.text} is a ${types[0]} and ${b.text} a ${types[1]}, which are never equal`,
    );
  }
  return `${a.text} == ${b.text}`;
}

function convertIn(a: Operand, b: Operand): string {
  if (a.kind === 'literal') {
    return b.kind === 'fact' && b.type === 'string'
      ? `${b.text}.contains(${literalOf(a.value, 'string')})`
      : convertContains(b, a);
  }
  const type = scalarOf(a);
  if (b.kind === 'literal') {
    if (typeof b.value === 'string' && type === 'string') {
      return `${toText(b.value, 'string')}.contains(${a.text})`;
    }
    return `${a.text} in ${listOf(b.value, type)}`;
  }
  if (b.type === 'list' && type === 'string') {
    return `${a.text} in ${b.text}`;
  }
  if (b.type === 'string' && type === 'string') {
    return `${b.text}.contains(${a.text})`;
  }
  throw new ConversionError(`${b.text} can never hold ${a.text}`);
}

function convertContains(list: Operand, item: Operand): string {
  if (list.kind === 'literal') {
    if (!Array.isArray(list.value) || item.kind === 'literal') {
      throw new ConversionError(`${JSON.stringify(list.value)} is not a list`);
    }
    return convertIn(item, list);
  }
  if (list.type !== 'list') {
    throw new ConversionError(`${list.text} is not a set`);
  }
  if (item.kind === 'literal') {
    return `${setItemOf(item.value)} in ${list.text}`;
  }
  if (scalarOf(item) !== 'string') {
    throw new ConversionError(
      `${item.text} is not a text, and the items of sets are kept as text`,
    );
  }
  return `${item.text} in ${list.text}`;
}

/** Items of sets are kept as text, whatever they were. */
function setItemOf(value: unknown): string {
  if (['string', 'number', 'boolean'].includes(typeof value)) {
    return toText(String(value), 'string');
  }
  throw new ConversionError(`no set holds ${JSON.stringify(value)}`);
}

function convertOrder(a: Operand, operator: string, b: Operand): string {
  const types = [a, b].flatMap(side =>
    side.kind === 'fact' ? [scalarOf(side)] : [],
  );
  if (types.length === 0) {
    throw new ConversionError('no side of it is a fact');
  }
  const wrong = types.find(type => !isNumber(type));
  if (wrong === 'timestamp') {
    throw new ConversionError(
      'it compares a time as if it were a text; write it with timestamp("…") or daysSince()',
    );
  }
  if (wrong) {
    throw new ConversionError(`it compares a ${wrong} as if it were a number`);
  }
  const toSide = (side: Operand) =>
    side.kind === 'fact' ? side.text : numberOf(side.value);
  return `${toSide(a)} ${operator} ${toSide(b)}`;
}

/** The engine takes texts of numbers for numbers. */
function numberOf(value: unknown): string {
  const number =
    typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    throw new ConversionError(`${JSON.stringify(value)} is not a number`);
  }
  return toText(number, Number.isSafeInteger(number) ? 'int' : 'double');
}

function scalarOf(fact: Operand & { kind: 'fact' }): ScalarType {
  if (fact.type === 'list') {
    throw new ConversionError(
      `${fact.text} is a set, which is never equal to anything`,
    );
  }
  return fact.type;
}

function isNumber(type: ScalarType): boolean {
  return type === 'int' || type === 'double';
}

function isFraction(value: unknown): boolean {
  return typeof value === 'number' && !Number.isInteger(value);
}
