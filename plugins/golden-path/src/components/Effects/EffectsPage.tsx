/** Not built yet. */
export function EffectsPage() {
  return <></>;
}
