import { z } from 'zod';
import { JourneyDefinition } from '../journeys/types';
import { readDocuments, TextDocument, validate } from './readDocuments';
import { headerSchema, journeyDocumentSchema, policySchema } from './schema';
import {
  DefinitionProblem,
  MonitoringDocuments,
  MonitoringText,
  MonitorPolicy,
  PolicySelector,
} from './types';

/**
 * Reads documents of the kinds MonitorPolicy and Journey. A broken document
 * becomes problems and does not cost the others. Never throws.
 *
 * @public
 */
export function parseMonitoringDocuments(
  texts: readonly MonitoringText[],
): MonitoringDocuments {
  const policies: MonitorPolicy[] = [];
  const journeys: JourneyDefinition[] = [];
  const problems: DefinitionProblem[] = [];
  const check = <T>(schema: z.ZodType<T>, document: TextDocument) => {
    const checked = validate(schema, document);
    problems.push(...checked.problems);
    return checked.value;
  };

  for (const text of texts) {
    for (const document of readDocuments(text)) {
      problems.push(...document.problems);
      if (document.problems.length > 0) {
        continue;
      }
      const kind = check(headerSchema, document)?.kind;
      if (kind === 'MonitorPolicy') {
        const policy = check(policySchema, document);
        if (policy) {
          policies.push(toPolicy(policy, text.location));
        }
      } else if (kind === 'Journey') {
        const journey = check(journeyDocumentSchema, document);
        if (journey && journeys.some(({ name }) => name === journey.name)) {
          const message = `'name': there is another journey named ${journey.name}`;
          problems.push(document.problemAt(['name'], message));
        } else if (journey) {
          const { name, title, description, owner, steps } = journey;
          const origin = text.location;
          journeys.push({ name, title, description, owner, steps, origin });
        }
      }
    }
  }
  return { policies, journeys, problems };
}

function toPolicy(
  document: z.output<typeof policySchema>,
  origin: string,
): MonitorPolicy {
  const { title, watchEvery, rules, overrides, ruleFiles } = document;
  return {
    title,
    origin,
    watchEveryDays: watchEvery.days,
    rules: rules.map(rule => ({
      title: rule.title,
      for: toSelector(rule.for),
      signals: rule.signals,
      watchEveryDays: rule.watchEvery?.days ?? watchEvery.days,
    })),
    overrides,
    ruleFiles: ruleFiles.map(place => ({
      for: {
        ...toSelector(place.for),
        owners: place.for.owner,
        systems: place.for.system,
      },
      in: place.in,
    })),
  };
}

function toSelector(selector: {
  kind?: string;
  type: string[];
  tag: string[];
  annotations: Record<string, string>;
}): PolicySelector {
  const { kind, type, tag, annotations } = selector;
  return { kind, types: type, tags: tag, annotations };
}
