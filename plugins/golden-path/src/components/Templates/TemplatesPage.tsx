/** Not built yet. */
export function TemplatesPage() {
  return <></>;
}
