import {
  AppRootElementBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { DocumentLanguage } from './DocumentLanguage';

const documentLanguage = AppRootElementBlueprint.make({
  name: 'document-language',
  params: { element: <DocumentLanguage /> },
});

/** Tells the browser in which language the portal speaks. */
export const languageModule = createFrontendModule({
  pluginId: 'app',
  extensions: [documentLanguage],
});
