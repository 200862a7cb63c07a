/** Not built yet. */
export function EntityGoldenPathCard() {
  return <></>;
}
