// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('registry', table => {
    table
      .timestamp('stages_as_of')
      .comment('Previews due by then are active; NULL is before all');
  });
  await knex.schema.alterTable('score_past', table => {
    table
      .text('cause')
      .comment('Why it ended: measured, rule; NULL if it left or is older');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('score_past', table => {
    table.dropColumn('cause');
  });
  await knex.schema.alterTable('registry', table => {
    table.dropColumn('stages_as_of');
  });
};
