import { Labels } from '../monitors';

/** The names of alerts, or `all` of those with the labels below. */
const ALERT_ANNOTATION = 'prometheus.io/alert';
/** Expressions, each with a dimension after `|` that is only for graphs. */
const RULE_ANNOTATION = 'prometheus.io/rule';
/** Labels that all have to be equal: `service=visits-api,env=production`. */
const LABELS_ANNOTATION = 'prometheus.io/labels';
/** Elsewhere the name of a server, or what the part is called in its metrics. */
const SERVICE_ANNOTATION = 'prometheus.io/service-name';

/** What the annotations of an entity say about its monitors. */
export interface PrometheusAnnotations {
  alerts: string[];
  expressions: string[];
  /** Empty if there are none. */
  labels: Labels;
  serviceName?: string;
}

/** Splits at commas, but for those in brackets and strings. */
function splitList(text: string): string[] {
  const items: string[] = [];
  let item = '';
  let depth = 0;
  let quote = '';
  for (const character of text) {
    if (quote) {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if ('([{'.includes(character)) {
      depth++;
    } else if (')]}'.includes(character)) {
      depth--;
    } else if (character === ',' && depth <= 0) {
      items.push(item);
      item = '';
      continue;
    }
    item += character;
  }
  return [...items, item].map(each => each.trim()).filter(each => each !== '');
}

function readLabels(text: string | undefined): Labels {
  const labels: Labels = {};
  for (const item of splitList(text ?? '')) {
    const at = item.indexOf('=');
    if (at === -1) continue;
    const value = item.slice(at + 1).trim();
    const isQuoted = /^(["']).*\1$/.test(value);
    labels[item.slice(0, at).trim()] = isQuoted ? value.slice(1, -1) : value;
  }
  return labels;
}

/** Expressions are the same however they are written over the lines. */
export function normalize(expression: string): string {
  return expression.replace(/\s+/g, '');
}

/** Reads the annotations that are used for Prometheus in catalogs. */
export function readAnnotations(
  annotations: Readonly<Record<string, string>> = {},
): PrometheusAnnotations {
  return {
    // `all` is for the labels to narrow: that every rule there is watches one
    // part would be no information.
    alerts: splitList(annotations[ALERT_ANNOTATION] ?? '').filter(
      name => name !== 'all',
    ),
    expressions: splitList(annotations[RULE_ANNOTATION] ?? '')
      .map(rule => normalize(rule.split('|')[0]))
      .filter(expression => expression !== ''),
    labels: readLabels(annotations[LABELS_ANNOTATION]),
    serviceName: annotations[SERVICE_ANNOTATION]?.trim() || undefined,
  };
}
