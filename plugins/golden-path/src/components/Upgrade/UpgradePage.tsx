/** Not built yet. */
export function UpgradePage() {
  return <></>;
}
