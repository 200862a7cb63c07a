import { useRouteRefParams } from '@backstage/core-plugin-api';
import { scorecardRouteRef } from '../../routes';
import { ScorecardView } from './ScorecardView';

/** One scorecard: where everything stands on it, and why. */
export function ScorecardPage() {
  const { id } = useRouteRefParams(scorecardRouteRef);
  // Another scorecard is another page: nothing of the last one may linger.
  return <ScorecardView id={id} key={id} />;
}
