/**
 * Days that mending a check is taken to need when its definition does not say.
 *
 * @public
 */
export const DEFAULT_EFFORT = 1;
