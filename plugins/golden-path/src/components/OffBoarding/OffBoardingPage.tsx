/** Not built yet. */
export function OffBoardingPage() {
  return <></>;
}
