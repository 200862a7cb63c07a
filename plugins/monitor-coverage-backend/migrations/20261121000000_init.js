// @ts-check

/**
 * What providers answered last is in `provider`, `monitor` and `silence`; what
 * people and files say in `definition_file`, `match_decision` and `watch`; all
 * the rest follows from these and the catalog, and can be computed again.
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

  /** @param {import('knex').Knex.CreateTableBuilder} table */
  const monitor = table =>
    table
      .integer('monitor')
      .notNullable()
      .references('id')
      .inTable('monitor')
      .onDelete('CASCADE');

  await knex.schema.createTable('coverage_state', table => {
    table.comment(
      'One row: the version of everything below, and who refreshes',
    );
    table.integer('id').primary();
    table.integer('revision').notNullable();
    table.integer('evaluations').notNullable().comment('How many there were');
    table
      .integer('evaluated_revision')
      .notNullable()
      .comment('What the last one was made of');
    table.timestamp('evaluated_at');
    table.timestamp('refreshed_at').comment('The end of the last round');
    table.text('lease').comment('Who refreshes at present');
    table.timestamp('lease_until');
  });
  await knex('coverage_state').insert({
    id: 1,
    revision: 0,
    evaluations: 0,
    evaluated_revision: 0,
  });

  await knex.schema.createTable('definition_file', table => {
    table.comment('Policies and journeys as they were last read');
    table.text('location').primary();
    table.text('content').notNullable();
    table.text('good_content').comment('The last one without problems');
    table.text('error').comment('Why it could not be read again');
  });

  await knex.schema.createTable('provider', table => {
    table.text('id').primary();
    table.text('type').notNullable();
    table.text('title').notNullable();
    table.text('status').notNullable().comment('ok, failing or waiting');
    table.text('error');
    table.timestamp('last_tried_at').notNullable();
    table.timestamp('last_good_at');
    table.double('retention').comment('How far back it remembers, in seconds');
    table.text('notices').notNullable().comment('JSON');
    table.text('metrics').comment('Names as JSON; NULL if it cannot tell');
  });

  await knex.schema.createTable('monitor', table => {
    table.increments('id');
    table
      .text('provider')
      .notNullable()
      .references('id')
      .inTable('provider')
      .onDelete('CASCADE');
    table
      .text('monitor_id')
      .notNullable()
      .comment('What its provider calls it');
    table.text('name').notNullable();
    table.text('purpose').notNullable();
    table.text('hash').notNullable();
    table.text('document').notNullable().comment('The monitor as JSON');
    table.timestamp('first_seen_at').notNullable();
    table.unique(['provider', 'monitor_id'], {
      indexName: 'monitor_provider_idx',
    });
  });

  await knex.schema.createTable('silence', table => {
    table.comment('Kept, because those who set them forget them');
    table.text('provider').notNullable();
    table.text('monitor_id').notNullable();
    table.text('silence_id').notNullable();
    table.text('created_by').notNullable();
    table.text('comment').notNullable();
    table.timestamp('starts_at').notNullable();
    table.timestamp('ends_at').notNullable();
    table.primary(['provider', 'monitor_id', 'silence_id']);
    table.index(['ends_at'], 'silence_ends_at_idx');
  });

  await knex.schema.createTable('match_decision', table => {
    table.comment('What owners said, for ever; the last of each is in force');
    table.increments('id');
    table.text('provider').notNullable();
    table.text('monitor_id').notNullable();
    table.text('monitor_name').notNullable();
    table.text('entity_ref').notNullable();
    table.text('signal').notNullable();
    table.text('decision').notNullable().comment('confirm, reject or withdraw');
    table.text('note');
    table.text('decided_by').notNullable();
    table.timestamp('decided_at').notNullable();
    table.index(['entity_ref'], 'match_decision_entity_idx');
  });

  await knex.schema.createTable('watch', table => {
    table.comment('Who looked at what, for ever');
    table.text('id').primary();
    table.text('entity_ref').notNullable();
    table.text('watched_by').notNullable();
    table.timestamp('watched_at').notNullable();
    table.text('outcome').notNullable();
    table.text('note');
    table.text('saw').notNullable().comment('JSON: [{signal, rung}]');
    table.timestamp('next_due_at').notNullable();
    table.index(['entity_ref', 'watched_at'], 'watch_entity_idx');
    table.index(['watched_at', 'id'], 'watch_watched_at_idx');
  });

  await knex.schema.createTable('part', table => {
    table.comment('Entities about which the policy says something');
    entityId(table).primary();
    table.text('policy_origin').notNullable();
    table.text('policy_title').notNullable();
    table.text('tier');
    table.integer('gaps').notNullable();
    table.integer('endangers').notNullable().comment('How many need it');
    table.integer('danger').notNullable().comment('The same, -1 without gaps');
    table.timestamp('first_seen_at').notNullable();
    table.integer('watch_every_days').comment('NULL if nobody need look');
    table.timestamp('watch_last_at');
    table.text('watch_last_by');
    table.timestamp('watch_due_at');
    table.text('watch_assignee');
    table.index(['danger', 'gaps', 'entity_id'], 'part_danger_idx');
    table.index(['watch_due_at'], 'part_watch_due_idx');
  });

  await knex.schema.createTable('told_fact', table => {
    table.comment('What scorecards were told of each part');
    entityId(table).primary();
    table.text('hash').notNullable();
    table.timestamp('told_at').notNullable();
  });

  await knex.schema.createTable('cell', table => {
    table.increments('id');
    entityId(table);
    table.text('signal').notNullable();
    table.integer('position').notNullable().comment('In the policy');
    table.text('rung').notNullable();
    table.integer('severity').notNullable().comment('0 is the worst rung');
    table.boolean('is_gap').notNullable();
    table.text('reason').notNullable();
    table.timestamp('since').notNullable();
    table.text('last_good_rung').comment('While the rung is unknown');
    table.timestamp('last_good_at');
    table.text('waived_because');
    table.timestamp('waived_until');
    table.unique(['entity_id', 'signal'], { indexName: 'cell_entity_idx' });
    table.index(['rung'], 'cell_rung_idx');
  });

  await knex.schema.createTable('cell_change', table => {
    table.comment('Every move of a cell, so that any day can be told again');
    table.increments('id');
    entityId(table);
    table.text('signal').notNullable();
    table.text('from_rung').comment('NULL if it was not required before');
    table.text('to_rung').comment('NULL if it is no longer required');
    table.text('reason').notNullable();
    table.timestamp('changed_at').notNullable();
    table.text('day').notNullable().comment('UTC, as 2026-11-21');
    table.index(['entity_id', 'id'], 'cell_change_entity_idx');
    table.index(['day'], 'cell_change_day_idx');
    table.index(['changed_at'], 'cell_change_changed_at_idx');
  });

  await knex.schema.createTable('part_match', table => {
    table.increments('id');
    entityId(table);
    monitor(table);
    table.text('signal').notNullable();
    table.text('kind').notNullable();
    table.text('explanation').notNullable();
    table.text('rung').notNullable();
    table.text('reason').notNullable();
    table.text('confirmed_by');
    table.unique(['entity_id', 'monitor', 'signal'], {
      indexName: 'part_match_entity_idx',
    });
    table.index(['monitor'], 'part_match_monitor_idx');
  });

  await knex.schema.createTable('finding', table => {
    table.increments('id');
    monitor(table);
    table.text('kind').notNullable();
    table.integer('severity').notNullable().comment('Orders the kinds');
    table.text('message').notNullable();
    table.timestamp('since').notNullable();
    table.unique(['monitor', 'kind'], { indexName: 'finding_monitor_idx' });
    table.index(['severity'], 'finding_severity_idx');
  });

  await knex.schema.createTable('monitor_owner', table => {
    table.comment('Who owns the receivers that a monitor reaches');
    table.increments('id');
    monitor(table);
    table.text('owner').notNullable();
    table.unique(['monitor', 'owner'], { indexName: 'monitor_owner_idx' });
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'monitor_owner',
    'finding',
    'part_match',
    'cell_change',
    'cell',
    'told_fact',
    'part',
    'watch',
    'match_decision',
    'silence',
    'monitor',
    'provider',
    'definition_file',
    'coverage_state',
  ]) {
    await knex.schema.dropTable(table);
  }
};
