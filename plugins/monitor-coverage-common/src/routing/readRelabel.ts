import { RE2JS } from '@bufbuild/re2';
import { z } from 'zod';
import { Labels } from '../monitors';

/** What Prometheus writes where nothing was. */
const ANYTHING = '(.*)';

const ruleSchema = z.object({
  action: z.string().default('replace'),
  regex: z.string().optional(),
  source_labels: z.array(z.string()).default([]),
  target_label: z.string().optional(),
  replacement: z.string().optional(),
});

const alertingSchema = z.object({
  alerting: z
    .object({
      alert_relabel_configs: z.array(ruleSchema).nullish(),
      alertmanagers: z
        .array(
          z.object({ alert_relabel_configs: z.array(z.unknown()).nullish() }),
        )
        .nullish(),
    })
    .nullish(),
});

/**
 * Changes the labels of an alert on its way to an Alertmanager.
 *
 * @public
 */
export type Relabel = (labels: Labels) => Labels;

/**
 * Reads what a Prometheus does to the labels of its alerts. Only what does not
 * depend on values is understood: to drop and keep labels by their name, and
 * to set one to a fixed value. Undefined if there is more, so that nobody can
 * tell where its alerts go.
 *
 * @param configuration - Of the server, as it was parsed from YAML.
 * @public
 */
export function readRelabel(configuration: unknown): Relabel | undefined {
  const read = alertingSchema.safeParse(configuration ?? {});
  if (!read.success) {
    return undefined;
  }
  const { alerting } = read.data;
  if (
    alerting?.alertmanagers?.some(
      ({ alert_relabel_configs }) => (alert_relabel_configs ?? []).length > 0,
    )
  ) {
    return undefined;
  }
  const steps = (alerting?.alert_relabel_configs ?? []).map(toStep);
  const known = steps.filter(step => step !== undefined);
  return known.length === steps.length
    ? labels => known.reduce((changed, step) => step(changed), labels)
    : undefined;
}

function toStep(rule: z.output<typeof ruleSchema>): Relabel | undefined {
  const { action, regex, source_labels, target_label, replacement } = rule;
  switch (action.toLocaleLowerCase('en-US')) {
    case 'labeldrop':
      return byName(regex, matches => !matches);
    case 'labelkeep':
      return byName(regex, matches => matches);
    case 'replace': {
      const isFixed =
        source_labels.length === 0 &&
        (regex === undefined || regex === ANYTHING) &&
        replacement !== undefined &&
        !replacement.includes('$');
      return isFixed && target_label && !target_label.includes('$')
        ? labels => withLabel(labels, target_label, replacement)
        : undefined;
    }
    default:
      return undefined;
  }
}

function byName(
  regex: string | undefined,
  isKept: (matches: boolean) => boolean,
): Relabel | undefined {
  try {
    const compiled = RE2JS.compile(regex ?? ANYTHING);
    return labels =>
      Object.fromEntries(
        Object.entries(labels).filter(([name]) =>
          isKept(compiled.matches(name)),
        ),
      );
  } catch {
    return undefined;
  }
}

/** An empty value is no label. */
function withLabel(labels: Labels, name: string, value: string): Labels {
  const { [name]: _, ...others } = labels;
  return value === '' ? others : { ...others, [name]: value };
}
