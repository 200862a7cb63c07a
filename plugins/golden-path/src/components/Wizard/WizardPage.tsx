/** Not built yet. */
export function WizardPage() {
  return <></>;
}
