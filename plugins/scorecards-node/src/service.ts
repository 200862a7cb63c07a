import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { FactsService } from './FactsService';
import { HttpFactsService } from './HttpFactsService';

/**
 * The {@link FactsService} of the scorecards plugin, over HTTP. Where that
 * plugin is not installed, both methods do nothing, and the log says so once.
 * Anything else that goes wrong is thrown, as a `ResponseError` if scorecards
 * refused.
 *
 * @public
 */
export const factsServiceRef = createServiceRef<FactsService>({
  id: 'scorecards.facts',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
      },
      factory: deps => new HttpFactsService(deps),
    }),
});
