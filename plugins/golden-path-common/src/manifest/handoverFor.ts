import { Answers, HandoverTask } from '../api';
import { TemplateManifest } from './schema';

/**
 * What is left for people to do, given what was answered.
 *
 * @public
 */
export function handoverFor(
  manifest: Pick<TemplateManifest, 'handover'>,
  answers: Answers,
): HandoverTask[] {
  return manifest.handover
    .filter(({ when = {} }) =>
      Object.entries(when).every(([name, value]) => answers[name] === value),
    )
    .map(({ when, ...task }) => task);
}
