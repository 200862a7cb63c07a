import { renderInTestApp } from '@backstage/frontend-test-utils';
import { appConfig } from '../testUtils';

/** Renders in an app that is shown in German. */
export function renderInGerman(element: JSX.Element) {
  return renderInTestApp(element, { config: appConfig({ language: 'de' }) });
}
