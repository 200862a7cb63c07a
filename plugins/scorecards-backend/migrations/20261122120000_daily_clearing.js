// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  // For a while the migration before this one made the table with its new name.
  if (await knex.schema.hasTable('score_change_log')) {
    await knex.schema.renameTable('score_change_log', 'score_daily_clearing');
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.renameTable('score_daily_clearing', 'score_change_log');
};
