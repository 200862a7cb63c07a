import { factStaleAt } from './factStaleAt';
import { CompiledCheck, PreparedEvaluation } from './types';

const sourcePath = /^facts\.(\w+)$/;

/** Says why something is not known, in full sentences. */
export function explainUnknown(
  check: CompiledCheck,
  prepared: PreparedEvaluation,
  missing: readonly string[],
): string {
  return missing
    .map(path => {
      const source = sourcePath.exec(path)?.[1];
      if (source) {
        return explainSource(check, prepared, source);
      }
      return path.startsWith('entity')
        ? `The entity has no ${path.slice('entity.'.length)}.`
        : `${path} was not reported.`;
    })
    .join(' ');
}

function explainSource(
  check: CompiledCheck,
  { environment, facts, now }: PreparedEvaluation,
  source: string,
): string {
  const title = environment.sources.get(source)?.title ?? source;
  const fact = facts[source];
  if (!fact) {
    return `${title} was never measured.`;
  }
  const observedAt = fact.observedAt.toISOString();
  if (fact.error !== undefined) {
    const reason = `${title} cannot be measured: ${asSentence(fact.error)}`;
    return fact.value
      ? `${reason} The last good answer is of ${observedAt}.`
      : reason;
  }
  const staleAt = factStaleAt(fact, check);
  return staleAt && staleAt <= now
    ? `${title} went stale at ${staleAt.toISOString()}; it was last measured at ${observedAt}.`
    : `${title} gave no value.`;
}

/** Ends a text with a full stop, unless it ends like a sentence already. */
export function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
