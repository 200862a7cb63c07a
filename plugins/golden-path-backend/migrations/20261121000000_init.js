// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('template', table => {
    table.comment('The templates that the configured locations hold now');
    table.text('name').primary();
    table.text('location').notNullable().comment('The configured target');
    table
      .text('address')
      .notNullable()
      .comment('Of its template.yaml, as the catalog writes it');
    table
      .text('version')
      .comment('The release in force; none when no version was ever valid');
    table.text('problems').notNullable().comment('JSON');
  });

  await knex.schema.createTable('release', table => {
    table.comment('Every version of a template that ever was in force');
    table.text('template').notNullable();
    table.text('version').notNullable();
    table.text('hash').notNullable().comment('Of everything in it');
    table.timestamp('released_at').notNullable();
    table.text('changes').notNullable().comment('Markdown');
    table.text('entity').notNullable().comment('The Template entity, JSON');
    table.text('manifest').notNullable().comment('JSON');
    table.text('migrations').notNullable().comment('JSON');
    table.text('files').notNullable().comment('All layers together, JSON');
    table.primary(['template', 'version']);
  });

  await knex.schema.createTable('run', table => {
    table.comment('Tasks of the scaffolder that run one of the templates');
    table.text('task_id').primary();
    table.text('template').notNullable();
    table.text('template_version');
    table.text('status').notNullable();
    table.text('created_by');
    table.timestamp('created_at').notNullable();
    table.timestamp('finished_at');
    table.text('failed_step');
    table.index(['template', 'created_at'], 'run_template_idx');
  });

  await knex.schema.createTable('visit', table => {
    table.comment('How far somebody came in the wizard');
    table.text('id').primary();
    table.text('created_by').notNullable();
    table.text('template').notNullable();
    table.text('step').notNullable();
    table.text('task_id');
    table.timestamp('created_at').notNullable();
    table.timestamp('updated_at').notNullable();
    table.index(['template', 'created_at'], 'visit_template_idx');
    table.index(['task_id'], 'visit_task_idx');
  });

  await knex.schema.createTable('effect', table => {
    table.comment('What was made outside the portal, and how it is undone');
    table.increments('number').comment('In the order in which they were begun');
    table.text('id').notNullable();
    table.text('task_id').notNullable();
    table.text('step_id').notNullable();
    table.text('key').notNullable();
    table.text('title').notNullable();
    table.text('target').notNullable().comment('JSON');
    table.text('entity_ref');
    table.text('template');
    table.text('template_version');
    table.text('status').notNullable();
    table.text('error');
    table.text('created_by').notNullable();
    table.timestamp('created_at').notNullable();
    table.text('undone_by');
    table.timestamp('undone_at');
    table.text('undo_holder').comment('The attempt that undoes it just now');
    table.timestamp('undo_until').comment('When others may try');
    table.unique(['id'], { indexName: 'effect_id_idx' });
    table.unique(['task_id', 'step_id', 'key'], {
      indexName: 'effect_task_step_key_idx',
    });
    table.index(['created_by'], 'effect_created_by_idx');
    table.index(['entity_ref'], 'effect_entity_ref_idx');
  });

  await knex.schema.createTable('effect_event', table => {
    table.comment('What happened to each effect; never changed');
    table.increments('number');
    table.text('effect_id').notNullable();
    table.text('event').notNullable();
    table.text('actor').notNullable();
    table.timestamp('at').notNullable();
    table.text('message');
    table.index(['effect_id'], 'effect_event_effect_idx');
  });

  await knex.schema.createTable('reservation', table => {
    table.comment('Names that are kept for a task until it has used them');
    table.text('host').notNullable();
    table.text('name').notNullable();
    table.text('task_id').notNullable();
    table.timestamp('expires_at').notNullable();
    table.primary(['host', 'name']);
  });

  await knex.schema.createTable('feedback', table => {
    table.comment('What people say about a release after they have used it');
    table.increments('number');
    table.text('id').notNullable();
    table.text('template').notNullable();
    table.text('version').notNullable();
    table.text('task_id').notNullable().comment('Empty when about no task');
    table.text('created_by').notNullable();
    table.timestamp('created_at').notNullable();
    table.integer('rating').notNullable();
    table.text('note');
    table.unique(['template', 'version', 'task_id', 'created_by'], {
      indexName: 'feedback_author_idx',
    });
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'feedback',
    'reservation',
    'effect_event',
    'effect',
    'visit',
    'run',
    'release',
    'template',
  ]) {
    await knex.schema.dropTable(table);
  }
};
