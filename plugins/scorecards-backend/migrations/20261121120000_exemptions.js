// @ts-check

const SCORES = ['score_current', 'score_past'];

/**
 * An exemption is a record of its own and outlives what it is for, which it
 * therefore only names. What has ended is kept as long as history is.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('exemption', table => {
    table.comment(
      'Permissions to fail a check for a time, from request to end',
    );
    table.text('id').primary();
    table.text('check_id').notNullable();
    table.text('scope').notNullable().comment('entity, owner or system');
    table.text('scope_ref').notNullable().comment('The one that it is for');
    table.text('reason').notNullable();
    table.text('state').notNullable();
    table.text('requested_by').notNullable();
    table.timestamp('requested_at').notNullable();
    table.timestamp('ends_at').notNullable();
    table.text('decided_by');
    table.timestamp('decided_at');
    table.text('decision_note');
    table.text('revoked_by');
    table.text('revoke_note');
    table.timestamp('closed_at').comment('When it stopped being open');
    table.text('renewal_of').comment('The exemption that it prolongs');
    table.integer('renewals').notNullable().comment('How many went before it');
    table
      .boolean('is_due')
      .notNullable()
      .comment('Levels do not follow it yet');
    table.index(['scope', 'scope_ref'], 'exemption_scope_idx');
    table.index(['requested_at', 'id'], 'exemption_requested_idx');
    table.index(['closed_at'], 'exemption_closed_idx');
    // Two at the same time would be one too many.
    table.unique(['check_id', 'scope', 'scope_ref', 'state'], {
      indexName: 'exemption_open_idx',
      useConstraint: false,
      predicate: knex.whereNull('closed_at'),
    });
  });
  for (const score of SCORES) {
    await knex.schema.alterTable(score, table => {
      table.integer('exempted').notNullable().defaultTo(0);
    });
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const score of SCORES) {
    await knex.schema.alterTable(score, table => {
      table.dropColumn('exempted');
    });
  }
  await knex.schema.dropTable('exemption');
};
