/**
 * The golden path: from an idea to a running service, and up to date after.
 *
 * @packageDocumentation
 */
export { goldenPathPlugin as default } from './plugin';
export { goldenPathApiRef } from './api';
export { goldenPathTranslationRef } from './translation';
