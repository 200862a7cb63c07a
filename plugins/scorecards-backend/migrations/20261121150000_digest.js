// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('digest', table => {
    table.comment('The digests of owners, so that each is sent once a day');
    table.text('owner').notNullable();
    table.text('day').notNullable().comment('UTC, as 2026-11-21');
    table.timestamp('claimed_at').notNullable();
    table.timestamp('sent_at').comment('NULL while it is being sent');
    table.primary(['owner', 'day']);
    table.index(['claimed_at'], 'digest_claimed_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('digest');
};
