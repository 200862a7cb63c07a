import { FactSchema } from '@backstage-community/plugin-tech-insights-common';
import { TechInsightFact } from '@backstage-community/plugin-tech-insights-node';
import { JsonObject, JsonValue } from '@backstage/types';
import { toRuleName } from '../names';

/** What a retriever found, as a value of its source. */
export function toValue(
  schema: FactSchema,
  facts: TechInsightFact['facts'],
): JsonObject {
  // Times of Luxon become text here.
  const plain: JsonObject = JSON.parse(JSON.stringify(facts));
  const value: JsonObject = {};
  for (const [name, { type }] of Object.entries(schema)) {
    const found = Object.hasOwn(plain, name) ? plain[name] : undefined;
    if (found !== undefined && found !== null && type !== 'object') {
      value[toRuleName(name)] = toFieldValue(type, found);
    }
  }
  return value;
}

function toFieldValue(
  type: FactSchema[string]['type'],
  value: JsonValue,
): JsonValue {
  if (type === 'set' && Array.isArray(value)) {
    return value
      .filter(item => item !== null)
      .map(item => (typeof item === 'string' ? item : JSON.stringify(item)));
  }
  if (type === 'datetime' && typeof value === 'string') {
    const time = new Date(value);
    return Number.isNaN(time.getTime()) ? value : time.toISOString();
  }
  return value;
}
