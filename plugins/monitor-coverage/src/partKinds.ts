/** The kinds of entities that can be parts. */
export const PART_KINDS = ['component', 'resource', 'api'];
