import { Selector } from '../monitors';
import { SeriesRead } from '../promql';

/** A pattern that is nothing but a list of names. */
const names = /^[\w:-]+(?:\|[\w:-]+)*$/;

/** Longer lists are left as they are. */
const MAX_SELECTORS = 50;

function spellOut({ selector, matchers }: SeriesRead): Selector[] {
  let selectors = [selector];
  for (const { label, operator, value } of matchers) {
    const list = value.replace(/^\((.*)\)$/, '$1');
    if (operator !== '=~' || !names.test(list)) continue;
    const listed = list.split('|');
    if (listed.length * selectors.length > MAX_SELECTORS) continue;
    selectors = selectors.flatMap(each =>
      listed.map(name => ({
        metric: each.metric,
        labels: { ...each.labels, [label]: name },
      })),
    );
  }
  return selectors;
}

/**
 * What an expression reads, each once, with the values of
 * `service=~"visits-api|billing-api"` each for itself: so what is named is found.
 */
export function selectorsOf(reads: readonly SeriesRead[]): Selector[] {
  const selectors = reads
    .flatMap(spellOut)
    .map(selector => [JSON.stringify(selector), selector] as const);
  return [...new Map(selectors).values()];
}
