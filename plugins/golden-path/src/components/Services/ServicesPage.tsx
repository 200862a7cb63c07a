/** Not built yet. */
export function ServicesPage() {
  return <></>;
}
