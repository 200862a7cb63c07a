/** Not built yet. */
export function RepositoryPage() {
  return <></>;
}
