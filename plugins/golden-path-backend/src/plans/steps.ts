import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';

/** The actions of the golden path that make something outside the portal. */
export const PUBLISH_ACTION = 'guildhall:publish:git';
export const PROPOSE_ACTION = 'guildhall:propose';
export const REGISTER_ACTION = 'guildhall:catalog:register';

/** Whether a run makes a new repository, whose name must be free. */
export function makesRepository(entity: TemplateEntityV1beta3): boolean {
  return entity.spec.steps.some(({ action }) => action === PUBLISH_ACTION);
}
