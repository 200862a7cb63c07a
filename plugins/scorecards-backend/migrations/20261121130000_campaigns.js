// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('campaign', table => {
    table.text('id').primary();
    table.text('title').notNullable();
    table.text('description').notNullable();
    table.text('goal').notNullable().comment('JSON: a level, or checks');
    table.text('population').notNullable().comment('JSON: an entity filter');
    table.text('starts_on').notNullable().comment('UTC, as 2026-11-21');
    table.text('due_on').notNullable().comment('UTC, the last day');
    table.text('owner').notNullable().comment('Ref of who answers for it');
    table.text('state').notNullable();
    table.timestamp('state_since').notNullable();
    table.text('created_by').notNullable();
    table.timestamp('created_at').notNullable();
    table.text('note').comment('Why it was closed');
    table.integer('revision').notNullable().comment('Counts edits');
    table.timestamp('measured_at').comment('NULL until it was measured');
    table.timestamp('observed_since').comment('From when its goal was known');
    table.index(['state', 'due_on'], 'campaign_state_idx');
  });

  /** @param {import('knex').Knex.CreateTableBuilder} table */
  const keys = table => {
    table
      .text('campaign_id')
      .notNullable()
      .references('id')
      .inTable('campaign')
      .onDelete('CASCADE');
    table
      .integer('entity_id')
      .notNullable()
      .references('id')
      .inTable('entity')
      .onDelete('CASCADE');
  };

  await knex.schema.createTable('campaign_member', table => {
    table.comment('The entities that a campaign is about now');
    keys(table);
    table.boolean('is_later').notNullable().comment('Came after the start');
    table.boolean('done').notNullable();
    table.primary(['campaign_id', 'entity_id']);
    table.index(['entity_id'], 'campaign_member_entity_idx');
  });

  await knex.schema.createTable('campaign_change', table => {
    table.comment('How the members came to be what they are');
    table.increments('id');
    keys(table);
    table.timestamp('at').notNullable();
    table.text('change').notNullable().comment('joined, left, gained or lost');
    table.boolean('is_later').notNullable();
    table.boolean('done').notNullable().comment('What it was from then on');
    table.index(['campaign_id', 'at'], 'campaign_change_at_idx');
    table.index(['entity_id'], 'campaign_change_entity_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of ['campaign_change', 'campaign_member', 'campaign']) {
    await knex.schema.dropTable(table);
  }
};
