// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('entity', table => {
    table.comment('What this plugin needs to know of each catalog entity');
    table.increments('id');
    table.text('ref').notNullable().comment('Full entity ref in lower case');
    table.text('kind').notNullable();
    table.text('name').notNullable();
    table.text('title').notNullable();
    table.text('search_text').notNullable().comment('What people search in');
    table.text('type');
    table.text('owner').comment('Ref of the first owner');
    table.text('system').comment('Ref of the system it is part of');
    table.text('lifecycle');
    table.text('document').notNullable().comment('The entity as JSON');
    table.text('etag').notNullable().comment('What the catalog calls it now');
    table.timestamp('gone_at').comment('Since when the catalog lacks it');
    table.unique(['ref'], { indexName: 'entity_ref_idx' });
    table.index(['owner'], 'entity_owner_idx');
    table.index(['system'], 'entity_system_idx');
    // Of those few that are gone; most queries want all the others.
    table.index(['gone_at'], 'entity_gone_at_idx', {
      predicate: knex.whereNotNull('gone_at'),
    });
  });

  await knex.schema.createTable('entity_search', table => {
    table.comment('Entity properties that permission conditions may ask for');
    table
      .integer('entity_id')
      .notNullable()
      .references('id')
      .inTable('entity')
      .onDelete('CASCADE');
    table.text('key').notNullable();
    table.text('value');
    table.index(['entity_id'], 'entity_search_entity_idx');
    table.index(['key', 'value', 'entity_id'], 'entity_search_key_value_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('entity_search');
  await knex.schema.dropTable('entity');
};
