/** Whether a name fits a pattern with `*` and `?`, in one pass over the name. */
export function matchesGlob(pattern: string, name: string): boolean {
  const [first, ...rest] = pattern.split(/\*+/);
  const fitsAt = (piece: string, at: number) =>
    at >= 0 &&
    at + piece.length <= name.length &&
    [...piece].every((c, index) => c === '?' || c === name[at + index]);

  if (!fitsAt(first, 0)) return false;
  if (rest.length === 0) return first.length === name.length;
  let at = first.length;
  const last = rest.pop() ?? '';
  for (const piece of rest) {
    while (at <= name.length && !fitsAt(piece, at)) at++;
    if (at > name.length) return false;
    at += piece.length;
  }
  // The first place that fits each piece leaves the most for what follows.
  return (
    name.length - last.length >= at && fitsAt(last, name.length - last.length)
  );
}
