// @ts-check

/**
 * Rules that were proposed to repositories, for ever. What is under way has a
 * key, so that the same is never proposed twice at a time.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('proposal', table => {
    table.text('id').primary();
    table
      .text('open_key')
      .comment('Host, repository and branch until it is settled, then NULL');
    table.text('entity_ref').notNullable();
    table.text('signals').notNullable().comment('JSON');
    table.text('title').notNullable();
    table.text('host').notNullable();
    table.text('repository').notNullable();
    table.text('branch').notNullable();
    table.text('files').notNullable().comment('JSON: [{path, kind, content}]');
    table.text('base').notNullable().comment('The commit that it is made for');
    table.text('commit_hash');
    table.text('state').notNullable();
    table.text('pull_request_url');
    table.text('problem').comment('Of the last attempt');
    table.text('proposed_by').notNullable();
    table.timestamp('proposed_at').notNullable();
    table.timestamp('looked_at').comment('When its branch was looked at last');
    table.unique(['open_key'], { indexName: 'proposal_open_idx' });
    table.index(['entity_ref', 'proposed_at'], 'proposal_entity_idx');
    table.index(['state', 'looked_at'], 'proposal_state_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('proposal');
};
