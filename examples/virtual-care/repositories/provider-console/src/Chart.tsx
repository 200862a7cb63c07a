/** The chart is a page of care-core until it has an API of its own. */
export function Chart({ visit }: { visit: string }) {
  return <iframe title="Chart" src={`/core/charts/${visit}`} />;
}
