// @ts-check

/**
 * What people did to see whether monitors fire, and what scorecards says need
 * not be watched for a while.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('drill', table => {
    table.comment('For ever; of each monitor the last one counts');
    table.text('id').primary();
    table.text('entity_ref').notNullable();
    table.text('provider').notNullable();
    table.text('monitor_id').notNullable();
    table.text('monitor_name').notNullable();
    table.text('monitor_origin').notNullable().comment('JSON');
    table.text('drilled_by').notNullable();
    table.timestamp('drilled_at').notNullable();
    table.timestamp('recorded_at').notNullable();
    table.text('what').notNullable();
    table.boolean('heard').notNullable();
    table.index(['entity_ref', 'drilled_at'], 'drill_entity_idx');
    table.index(['drilled_at'], 'drill_drilled_at_idx');
  });

  await knex.schema.createTable('signal_exemption', table => {
    table.comment('Requested and in force, as scorecards answered last');
    table.text('id').primary();
    table.text('signal').notNullable();
    table.text('scope').notNullable().comment('entity, owner or system');
    table.text('scope_ref').notNullable();
    table.boolean('in_force').notNullable();
    table.text('because').notNullable();
    table.text('requested_by').notNullable();
    table.timestamp('ends_at').notNullable();
  });

  await knex.schema.alterTable('coverage_state', table => {
    table
      .boolean('has_scorecards')
      .notNullable()
      .defaultTo(false)
      .comment('Whether exemptions could be read the last time');
  });

  await knex.schema.alterTable('cell', table => {
    table.text('waived_exemption').comment('NULL where the policy waives it');
    table.text('waived_by');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('cell', table => {
    table.dropColumn('waived_by');
    table.dropColumn('waived_exemption');
  });
  await knex.schema.alterTable('coverage_state', table => {
    table.dropColumn('has_scorecards');
  });
  await knex.schema.dropTable('signal_exemption');
  await knex.schema.dropTable('drill');
};
