/**
 * The id of the pseudo level below the first one.
 *
 * @public
 */
export const NO_LEVEL = 'none';
