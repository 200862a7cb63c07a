/**
 * Builds TechDocs pages in the backend itself, without Docker or Python.
 *
 * @packageDocumentation
 */
export { techdocsModuleNodeGenerator as default } from './module';
