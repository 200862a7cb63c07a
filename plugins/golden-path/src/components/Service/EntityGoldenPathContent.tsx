/** Not built yet. */
export function EntityGoldenPathContent() {
  return <></>;
}
