import scorecardsPlugin from '@guildhall/plugin-scorecards-backend';
import scorecardsModuleTechInsights from '../src';

/** The plugin and this module, as a backend has them. */
export const features = [scorecardsPlugin, scorecardsModuleTechInsights];
