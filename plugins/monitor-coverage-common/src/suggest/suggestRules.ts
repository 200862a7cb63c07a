import { parseEntityRef } from '@backstage/catalog-model';
import { Suggestion } from '../api/upkeep';
import { Labels } from '../monitors';
import { Signal } from '../vocabulary';
import { Family, RuleTemplate } from './library';
import { familyOf, usualLabel } from './families';
import { renderSuggestion } from './renderSuggestion';
import { selectTemplates } from './selectTemplates';

/** @public */
export interface SuggestRulesOptions {
  part: {
    entityRef: string;
    title?: string;
    type?: string;
    tags?: readonly string[];
  };
  signal: Signal;
  /**
   * The labels by which the series of the part are known, such as
   * `{ service: 'visits-api' }`. Without any, the usual one with the part's
   * name is taken, and the suggestion says so.
   */
  labels?: Labels;
  /** Names of the metrics that the servers have; absent if nobody can tell. */
  metrics?: ReadonlySet<string>;
  /** Entity ref of who owns the part. */
  owner?: string;
  runbookUrl?: string;
}

/**
 * Rules that would watch a signal of a part, the likeliest first: those whose
 * metrics the servers have come before the others. Empty where no exporter is
 * usual for the type of the part.
 *
 * @public
 */
export function suggestRules(options: SuggestRulesOptions): Suggestion[] {
  const { part, signal, metrics } = options;
  const family = familyOf(part.type);
  if (!family) {
    return [];
  }
  return selectTemplates(family, signal, part.tags ?? [])
    .map(template => suggest(template, family, options))
    .map(suggestion => ({
      suggestion,
      missing: missingOf(suggestion, metrics),
    }))
    .sort((a, b) => a.missing - b.missing)
    .map(({ suggestion }) => suggestion);
}

function missingOf(
  suggestion: Suggestion,
  metrics: ReadonlySet<string> | undefined,
): number {
  return metrics
    ? suggestion.metrics.filter(({ present }) => present === 'no').length
    : 0;
}

function suggest(
  template: RuleTemplate,
  family: Family,
  options: SuggestRulesOptions,
): Suggestion {
  const { part, metrics, owner, runbookUrl } = options;
  const { name } = parseEntityRef(part.entityRef);
  const known = validLabels(options.labels);
  const labels = known ?? { [usualLabel(family)]: name };
  const rendered = renderSuggestion(template, {
    entityRef: part.entityRef,
    name,
    title: withoutBraces(part.title ?? name),
    labels,
    team: owner && parseEntityRef(owner).name,
    runbookUrl: runbookUrl && withoutBraces(runbookUrl),
  });
  const presence = template.metrics.map(metric => ({
    name: metric,
    present: presenceOf(metric, metrics),
  }));

  const missing = presence.filter(({ present }) => present === 'no');
  const notes = [
    missing.length > 0
      ? `No server has ${missing
          .map(metric => metric.name)
          .join(' and ')}: install ${
          template.source
        } first, or it can never fire.`
      : `The metrics are those of ${template.source}.`,
  ];
  if (!known) {
    const [[label, value]] = Object.entries(labels);
    notes.push(
      `Its series are taken to carry ${label}="${value}": set that where they are scraped, or change the selectors.`,
    );
  }
  if (template.note) {
    notes.push(template.note);
  }
  if (!owner) {
    notes.push(
      'Nobody owns the part: add a label team, by which it is routed.',
    );
  }
  if (!runbookUrl) {
    notes.push('Write what to do when it fires, and link it as runbook_url.');
  }
  return { title: template.title, ...rendered, metrics: presence, notes };
}

function presenceOf(
  metric: string,
  metrics: ReadonlySet<string> | undefined,
): 'yes' | 'no' | 'unknown' {
  if (!metrics) {
    return 'unknown';
  }
  return metrics.has(metric) ? 'yes' : 'no';
}

/** Undefined if there are none. */
function validLabels(labels: Labels = {}): Labels | undefined {
  const entries = Object.entries(labels).filter(([name]) =>
    /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/.test(name),
  );
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** Prometheus would take double braces for a template. */
function withoutBraces(text: string): string {
  return text.replace(/[{}]/g, '');
}
