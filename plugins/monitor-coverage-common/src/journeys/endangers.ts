import { DependencyGraph } from './createGraph';
import { groupCycles } from './groupCycles';

/** How many parts are counted at once: it bounds the memory. */
const BLOCK = 4_096;
const BITS = 32;

/**
 * For each ref of the graph, how many parts need it, directly or through
 * others.
 *
 * @remarks
 *
 * Counting each by a walk of its own would be quadratic. Here the sets of
 * those who need a part flow down the edges once, as bits, so that an edge
 * costs a few machine words.
 *
 * @public
 */
export function endangers(graph: DependencyGraph): Map<string, number> {
  const { groups, groupOf, needs } = groupCycles(graph);
  const parts = graph.refs.flatMap(ref => groupOf.get(ref) ?? []);
  const counts = new Array<number>(groups.length).fill(0);
  const words = Math.ceil(Math.min(BLOCK, parts.length) / BITS);

  for (let start = 0; start < parts.length; start += BLOCK) {
    const above = new Uint32Array(groups.length * words);
    parts.slice(start, start + BLOCK).forEach((group, index) => {
      above[group * words + Math.floor(index / BITS)] |= 1 << index % BITS;
    });
    // Those who need others come before them.
    for (let group = 0; group < groups.length; group++) {
      for (const needed of needs[group]) {
        for (let word = 0; word < words; word++) {
          above[needed * words + word] |= above[group * words + word];
        }
      }
      for (let word = 0; word < words; word++) {
        counts[group] += countBits(above[group * words + word]);
      }
    }
  }

  const known = new Set(graph.refs);
  return new Map(
    [...groupOf].map(([ref, group]) => [
      ref,
      counts[group] - (known.has(ref) ? 1 : 0),
    ]),
  );
}

function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
