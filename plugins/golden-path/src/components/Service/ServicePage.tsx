/** Not built yet. */
export function ServicePage() {
  return <></>;
}
