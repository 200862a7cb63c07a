/** Not built yet. */
export function TemplatePage() {
  return <></>;
}
