// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('score_change_log', table => {
    table.comment('How often the marks in score_daily_due were cleared');
    table.integer('id').primary();
    table.integer('clearings').notNullable();
  });
  await knex('score_change_log').insert({ id: 1, clearings: 0 });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('score_change_log');
};
