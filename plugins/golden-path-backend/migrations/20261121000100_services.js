// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('service', table => {
    table.comment('Repositories that were made from a template');
    table.increments('id');
    table.text('entity_ref').notNullable();
    table.text('host').notNullable().comment('Id of a git host');
    table.text('name').notNullable().comment('Of the repository');
    table.text('repository_url').notNullable();
    table.text('template').notNullable();
    table.text('recorded_version').notNullable().comment('What made it');
    table.text('version').comment('What its stamp says; NULL if never read');
    table.text('latest_version').comment('The newest release there is');
    table.text('drift').notNullable().defaultTo('unknown');
    table.integer('changed_files');
    table.text('answers').notNullable().defaultTo('{}').comment('JSON');
    table.text('files').notNullable().defaultTo('[]').comment('JSON');
    table.text('head').comment('The commit that was read');
    table.text('lost_head').comment('A former head that history lacks now');
    table.text('task_id').notNullable();
    table.text('created_by').notNullable();
    table.timestamp('created_at').notNullable();
    table.timestamp('checked_at').comment('When it was last read with success');
    table.timestamp('check_after').notNullable().comment('Due, or leased');
    table.integer('failures').notNullable().defaultTo(0);
    table.text('error').comment('Why it could not be read the last time');
    table.text('upgrade_id').comment('The newest one');
    table.boolean('facts_due').notNullable().defaultTo(true);
    table.unique(['entity_ref'], { indexName: 'service_entity_ref_idx' });
    table.unique(['host', 'name'], { indexName: 'service_repository_idx' });
    table.index(['template', 'version'], 'service_template_idx');
    table.index(['check_after'], 'service_check_after_idx');
  });

  await knex.schema.createTable('campaign', table => {
    table.comment('One release for many repositories, ring after ring');
    table.text('id').primary();
    table.text('title').notNullable();
    table.text('template').notNullable();
    table.text('to_version').notNullable();
    table.text('status').notNullable();
    table.integer('ring').notNullable().comment('Proposed last; -1 before');
    table.text('ring_names').notNullable().comment('JSON');
    table.text('created_by').notNullable();
    table.timestamp('created_at').notNullable();
    table.timestamp('updated_at').notNullable();
    table.index(['created_at', 'id'], 'campaign_created_at_idx');
  });

  await knex.schema.createTable('upgrade', table => {
    table.text('id').primary();
    table
      .integer('service_id')
      .notNullable()
      .references('id')
      .inTable('service')
      .onDelete('CASCADE');
    table.text('template').notNullable();
    table.text('from_version').notNullable();
    table.text('to_version').notNullable();
    table.text('status').notNullable();
    table.integer('conflicts').notNullable();
    table.text('counts').notNullable().comment('JSON, files by outcome');
    table.text('answers').notNullable().comment('JSON');
    table.text('new_questions').notNullable().comment('JSON');
    table.text('migrations').notNullable().comment('JSON');
    table.text('notes').notNullable().comment('JSON');
    table.text('head').comment('The commit that it was computed for');
    table.text('branch');
    table.text('pushed_commit');
    table.text('proposed_by');
    table.timestamp('claimed_until').comment('Somebody is pushing it');
    table.text('reason').comment('Why it was declined, or why it failed');
    table.timestamp('declined_until');
    table.text('campaign_id').references('id').inTable('campaign');
    table.text('created_by').notNullable();
    table.timestamp('created_at').notNullable();
    table.timestamp('updated_at').notNullable();
    table.index(['created_at', 'id'], 'upgrade_created_at_idx');
    table.index(['service_id', 'status'], 'upgrade_service_idx');
    table.index(['campaign_id'], 'upgrade_campaign_idx');
  });

  await knex.schema.createTable('upgrade_file', table => {
    table.comment('What an upgrade does with each file');
    table
      .text('upgrade_id')
      .notNullable()
      .references('id')
      .inTable('upgrade')
      .onDelete('CASCADE');
    table.text('path').notNullable();
    table.text('from_path').comment('Where it was, when it moved');
    table.text('policy').notNullable();
    table.text('outcome').notNullable();
    table.text('explanation').notNullable();
    table.integer('conflicts').notNullable();
    table.text('before').comment('The file as JSON; NULL when there is none');
    table.text('after').comment('The file as JSON; NULL when there is none');
    table.primary(['upgrade_id', 'path']);
  });

  await knex.schema.createTable('campaign_service', table => {
    table.comment('The services of a campaign, and how far they are');
    table
      .text('campaign_id')
      .notNullable()
      .references('id')
      .inTable('campaign')
      .onDelete('CASCADE');
    table
      .integer('service_id')
      .notNullable()
      .references('id')
      .inTable('service')
      .onDelete('CASCADE');
    table.integer('ring').notNullable();
    table.text('state').notNullable().comment('waiting, queued or done');
    table.timestamp('leased_until');
    table.primary(['campaign_id', 'service_id']);
    table.index(['state'], 'campaign_service_state_idx');
    table.index(['service_id'], 'campaign_service_service_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'campaign_service',
    'upgrade_file',
    'upgrade',
    'campaign',
    'service',
  ]) {
    await knex.schema.dropTable(table);
  }
};
