// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('upgrade', table => {
    table.text('pull_request_url').comment('NULL where the branch is all');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  // Not by the schema builder: for SQLite it makes the table anew, and the rows
  // that belong to its rows would go with the old one.
  await knex.raw('alter table upgrade drop column pull_request_url');
};
