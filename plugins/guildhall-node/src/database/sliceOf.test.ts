import { encodeCursor } from './keyset';
import { sliceOf } from './sliceOf';

describe('sliceOf', () => {
  it('visits every item once', () => {
    const all = ['a', 'b', 'c', 'd', 'e'];
    for (const limit of [1, 2, 4, 5, 6]) {
      const visited: string[] = [];
      let cursor: string | undefined;
      do {
        const page = sliceOf(all, { cursor, limit });
        expect(page.totalItems).toBe(5);
        visited.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      expect(visited).toEqual(all);
    }
    expect(sliceOf([], { limit: 2 })).toEqual({ items: [], totalItems: 0 });
  });

  it('keeps its bounds, and refuses cursors of other lists', () => {
    const from = (start: number | string) =>
      sliceOf(['a', 'b', 'c'], { cursor: encodeCursor([start]), limit: 2 });
    expect(from(-7).items).toEqual(['a', 'b']);
    expect(from(1.5).items).toEqual(['b', 'c']);
    expect(from(1e300)).toMatchObject({ items: [], totalItems: 3 });
    expect(() => from('component:default/a')).toThrow("'cursor' is not valid");
  });
});
