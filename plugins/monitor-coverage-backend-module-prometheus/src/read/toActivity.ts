import {
  isTemplate,
  Labels,
  MonitorActivity,
} from '@guildhall/plugin-monitor-coverage-common';
import { History } from './readHistory';
import { ReadRule } from './RuleReader';
import { isPlainName } from './selectors';

/** What a rule did, by its alerts of now and by the server's memory. */
export function toActivity(
  { rule }: ReadRule,
  { window, firings }: History,
  now: Date,
): MonitorActivity {
  const past = (firings.get(rule.name) ?? []).filter(({ labels }) =>
    isAbout(rule.labels, labels),
  );
  const firing = rule.alerts.filter(({ state }) => state === 'firing');
  const begun = firing.flatMap(({ activeAt }) =>
    activeAt ? [Date.parse(activeAt) + rule.duration * 1_000] : [],
  );
  const lastFired = Math.max(
    ...past.map(({ lastAt }) => lastAt),
    ...(firing.length > 0 ? [now.getTime()] : []),
  );
  return {
    window,
    firings: Math.max(
      past.reduce((sum, { count }) => sum + count, 0),
      firing.length > 0 ? 1 : 0,
    ),
    ...(Number.isFinite(lastFired) && {
      lastFiredAt: new Date(lastFired).toISOString(),
    }),
    ...(begun.length > 0 && {
      firingSince: new Date(Math.min(now.getTime(), ...begun)).toISOString(),
    }),
  };
}

/** Whether alerts of these labels can be of a rule that has those. */
function isAbout(rule: Labels, alert: Labels): boolean {
  return Object.entries(rule).every(
    ([name, value]) =>
      isTemplate(value) || !isPlainName(name) || (alert[name] ?? '') === value,
  );
}
