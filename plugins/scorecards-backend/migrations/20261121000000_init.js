// @ts-check

/**
 * Each `_current` table holds what is true now, each `_past` table the closed
 * intervals before it, so that a row is written only when something changes
 * and any day can be told again.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  /** @param {import('knex').Knex.CreateTableBuilder} table */
  const entityId = table =>
    table
      .integer('entity_id')
      .notNullable()
      .references('id')
      .inTable('entity')
      .onDelete('CASCADE');

  await knex.schema.createTable('registry', table => {
    table.comment('One row: the version of everything that rules are made of');
    table.integer('id').primary();
    table.integer('revision').notNullable();
    table.timestamp('loaded_at');
  });
  await knex('registry').insert({ id: 1, revision: 0 });

  await knex.schema.createTable('fact_source', table => {
    table.comment('Sources that collectors and other plugins have declared');
    table.text('id').primary();
    table.text('document').notNullable();
    table.text('hash').notNullable();
    table.text('origin').notNullable();
  });

  await knex.schema.createTable('definition_file', table => {
    table.comment('Definition files as they were last read');
    table.text('location').primary();
    table.text('content').notNullable();
    table.text('error').comment('Why it could not be read again');
  });

  await knex.schema.createTable('definition', table => {
    table.comment('The definitions in force');
    table.text('kind').notNullable();
    table.text('id').notNullable();
    table.text('hash').notNullable();
    table.text('document').notNullable();
    table.primary(['kind', 'id']);
  });

  await knex.schema.createTable('definition_version', table => {
    table.comment('Every version of a definition that ever was in force');
    table.increments('number');
    table.text('kind').notNullable();
    table.text('id').notNullable();
    table.text('hash').notNullable();
    table.text('document').notNullable();
    table.timestamp('in_force_from').notNullable();
    table.index(['kind', 'id'], 'definition_version_id_idx');
  });

  await knex.schema.createTable('reevaluation', table => {
    table.comment('One row while all entities are evaluated again');
    table.integer('id').primary();
    table.integer('revision').notNullable().comment('What it is because of');
    table.integer('after_entity').notNullable();
    table.integer('done').notNullable();
    table.integer('total').notNullable();
  });

  await knex.schema.createTable('entity_to_measure', table => {
    table.comment('Entities that the catalog changed, until they are measured');
    entityId(table);
    table.boolean('is_new').notNullable().comment('Seen for the first time');
    table.primary(['entity_id']);
  });

  await knex.schema.createTable('fact_current', table => {
    table.comment('The last good value of each source for each entity');
    entityId(table);
    table.text('source').notNullable();
    table.text('hash').comment('NULL until there was a value');
    table.text('value');
    table.timestamp('valid_from').comment('Since when it has been this value');
    table.timestamp('observed_at').comment('When it was last seen to be so');
    table.timestamp('valid_until');
    table.text('error').comment('Why the last attempt gave no value');
    table.timestamp('error_at');
    table.integer('error_count').notNullable().defaultTo(0);
    table.timestamp('retry_at').comment('Not collected again before');
    table.primary(['entity_id', 'source']);
    table.index(['source', 'observed_at'], 'fact_current_source_idx');
  });

  await knex.schema.createTable('fact_past', table => {
    table.increments('id');
    entityId(table);
    table.text('source').notNullable();
    table.text('hash').notNullable();
    table.text('value').notNullable();
    table.timestamp('valid_from').notNullable();
    table.timestamp('valid_to').notNullable();
    table.index(['entity_id', 'source', 'valid_to'], 'fact_past_entity_idx');
    table.index(['valid_to'], 'fact_past_valid_to_idx');
  });

  await knex.schema.createTable('verdict_current', table => {
    entityId(table);
    table.text('check_id').notNullable();
    table.text('status').notNullable();
    table.text('message').notNullable();
    table.text('evidence').notNullable().comment('JSON: [{source, hash}]');
    table.text('check_hash').notNullable();
    table.timestamp('since').notNullable();
    table.timestamp('evaluated_at').notNullable();
    table.timestamp('expires_at').comment('To be evaluated again by then');
    table.primary(['entity_id', 'check_id']);
    table.index(
      ['check_id', 'status', 'entity_id'],
      'verdict_current_check_idx',
    );
    table.index(['expires_at'], 'verdict_current_expires_idx');
  });

  await knex.schema.createTable('verdict_past', table => {
    table.increments('id');
    entityId(table);
    table.text('check_id').notNullable();
    table.text('status').notNullable();
    table.text('message').notNullable();
    table.text('check_hash').notNullable();
    table.timestamp('valid_from').notNullable();
    table.timestamp('valid_to').notNullable();
    table.index(
      ['entity_id', 'check_id', 'valid_to'],
      'verdict_past_entity_idx',
    );
    table.index(['valid_to'], 'verdict_past_valid_to_idx');
  });

  /** @param {import('knex').Knex.CreateTableBuilder} table */
  const scoreColumns = table => {
    table.text('scorecard_id').notNullable();
    table.integer('level').notNullable().comment('0 is below the first level');
    table.double('points').notNullable();
    table.double('max_points').notNullable();
    table.integer('pass').notNullable();
    table.integer('warn').notNullable();
    table.integer('fail').notNullable();
    table.integer('unknown').notNullable();
    table.integer('not_applicable').notNullable();
    table.timestamp('valid_from').notNullable();
  };

  await knex.schema.createTable('score_current', table => {
    entityId(table);
    scoreColumns(table);
    table.double('ratio').notNullable().comment('points / max_points, or 0');
    table.double('attention').notNullable().comment('Orders by what to see');
    table.timestamp('level_since').notNullable();
    table.primary(['entity_id', 'scorecard_id']);
    table.index(['scorecard_id', 'attention'], 'score_current_attention_idx');
  });

  await knex.schema.createTable('score_past', table => {
    table.increments('id');
    entityId(table);
    scoreColumns(table);
    table.timestamp('valid_to').notNullable();
    table.integer('next_level').comment('NULL if it left the scorecard');
    table.index(['entity_id'], 'score_past_entity_idx');
    table.index(['scorecard_id', 'valid_to'], 'score_past_scorecard_idx');
    table.index(['valid_to'], 'score_past_valid_to_idx');
  });

  await knex.schema.createTable('score_daily', table => {
    table.comment('The end of each day, by group; group "" is everything');
    table.text('scorecard_id').notNullable();
    table.text('day').notNullable().comment('UTC, as 2026-11-21');
    table.text('dimension').notNullable().comment('all, owner or system');
    table.text('group_ref').notNullable();
    table.integer('level').notNullable();
    table.integer('entities').notNullable();
    table.double('points').notNullable();
    table.double('max_points').notNullable();
    table.integer('known').notNullable();
    table.integer('applicable').notNullable();
    table.primary(['scorecard_id', 'day', 'dimension', 'group_ref', 'level']);
  });

  await knex.schema.createTable('score_daily_due', table => {
    table.comment('Times from which the days have to be written again');
    table.increments('id');
    table.timestamp('since').notNullable();
  });

  await knex.schema.createTable('job', table => {
    table.comment('The last run of each background job');
    table.text('id').primary();
    table.text('state').notNullable();
    table.timestamp('started_at').notNullable();
    table.timestamp('reported_at').notNullable().comment('The last life sign');
    table.timestamp('finished_at');
    table.integer('done').notNullable();
    table.integer('total');
    table.integer('errors').notNullable();
    table.text('message');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'job',
    'score_daily_due',
    'score_daily',
    'score_past',
    'score_current',
    'verdict_past',
    'verdict_current',
    'fact_past',
    'fact_current',
    'entity_to_measure',
    'reevaluation',
    'definition_version',
    'definition',
    'definition_file',
    'fact_source',
    'registry',
  ]) {
    await knex.schema.dropTable(table);
  }
};
