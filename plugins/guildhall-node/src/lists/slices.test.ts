import { inTurns } from './slices';

describe('inTurns', () => {
  it('gives everything in order, and others their turn in between', async () => {
    const seen: Array<number[] | string> = [];
    const request = () =>
      setImmediate(() => {
        seen.push('a request');
      });
    request();
    for await (const slice of inTurns([1, 2, 3], 2)) {
      seen.push(slice);
    }
    expect(seen).toEqual([[1, 2], 'a request', [3]]);
  });

  it('gives nothing of nothing', async () => {
    const seen: number[][] = [];
    for await (const slice of inTurns<number>([], 2)) {
      seen.push(slice);
    }
    expect(seen).toEqual([]);
  });
});
