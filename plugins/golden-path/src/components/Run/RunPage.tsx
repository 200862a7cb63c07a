/** Not built yet. */
export function RunPage() {
  return <></>;
}
