import { TemplateProblem } from '../api';
import { parseYaml, TemplateText } from './parseYaml';
import { manifestSchema, TemplateManifest } from './schema';

/**
 * Reads golden-path.yaml of a template. Never throws.
 *
 * @public
 */
export function parseManifest(file: TemplateText): {
  manifest?: TemplateManifest;
  problems: TemplateProblem[];
} {
  const { value, problems } = parseYaml(manifestSchema, file);
  return { manifest: value, problems };
}
