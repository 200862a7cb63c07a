/**
 * Whether an exemption is for an entity, in queries that have the tables
 * `exemption` and `entity`. What a group owns, or a system has, is looked up
 * each time: what joins it later is covered, what leaves it is not.
 */
export const COVERS = `(
  (exemption.scope = 'entity' and exemption.scope_ref = entity.ref)
  or (exemption.scope = 'owner' and exemption.scope_ref = entity.owner)
  or (exemption.scope = 'system' and exemption.scope_ref = entity.system)
)`;
