// @ts-check

/**
 * What large catalogs need: findings are paged by an index, and whatever
 * follows from the catalog alone is kept until the catalog changes.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('coverage_state', table => {
    table
      .integer('catalog_revision')
      .notNullable()
      .defaultTo(0)
      .comment('Not as before whenever the catalog changed');
  });
  await knex.schema.alterTable('finding', table => {
    table
      .text('monitor_name')
      .notNullable()
      .defaultTo('')
      .comment('That of the monitor, to order by');
    table.dropIndex(['severity'], 'finding_severity_idx');
    table.index(['severity', 'monitor_name', 'id'], 'finding_order_idx');
    table.index(['kind'], 'finding_kind_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('finding', table => {
    table.dropIndex(['kind'], 'finding_kind_idx');
    table.dropIndex(['severity', 'monitor_name', 'id'], 'finding_order_idx');
    table.dropColumn('monitor_name');
    table.index(['severity'], 'finding_severity_idx');
  });
  await knex.schema.alterTable('coverage_state', table => {
    table.dropColumn('catalog_revision');
  });
};
