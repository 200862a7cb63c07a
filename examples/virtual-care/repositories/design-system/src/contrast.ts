/** Contrast of two relative luminances, from 1 (none) to 21 (black on white). */
export function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
