import { isMap, Node } from 'yaml';
import { z } from 'zod';
import { describeIssue, formatFieldPath } from './describeIssue';
import { characterOffset, keyOffset, valueOffset } from './locate';
import { YamlDocument } from './readYaml';
import { definitionKinds } from './schema';
import { SourceText } from './SourceText';
import { DefinitionPosition, DefinitionProblem, DefinitionRef } from './types';

/** Collects the problems of one document, each with its place in the file. */
export class DocumentValidator {
  readonly problems: DefinitionProblem[] = [];
  readonly #ref: DefinitionRef | undefined;

  constructor(
    private readonly source: SourceText,
    private readonly yaml: YamlDocument,
  ) {
    this.#ref = refOf(yaml.document.contents);
    for (const { offset, message } of yaml.problems) {
      this.#refuse(offset, message);
    }
  }

  /** Gives undefined, and has problems, if the value is not valid. */
  validate<T>(schema: z.ZodType<T>, value: unknown): T | undefined {
    const parsed = schema.safeParse(value);
    if (parsed.success) {
      return parsed.data;
    }
    const { document, start } = this.yaml;
    for (const issue of parsed.error.issues) {
      for (const { path, key, message } of describeIssue(value, issue)) {
        if (key === undefined) {
          this.#refuse(start + valueOffset(document, path), message, path);
        } else {
          const offset = start + keyOffset(document, path, key);
          this.#refuse(offset, message, [...path, key]);
        }
      }
    }
    return undefined;
  }

  positionOf(path: readonly PropertyKey[], index?: number): DefinitionPosition {
    const { document, start } = this.yaml;
    const offset =
      index === undefined
        ? valueOffset(document, path)
        : characterOffset(document, this.source.text.slice(start), path, index);
    return this.source.positionAt(start + offset);
  }

  #refuse(offset: number, message: string, path: PropertyKey[] = []) {
    this.problems.push({
      ...this.source.positionAt(offset),
      path: formatFieldPath(path) || undefined,
      definition: this.#ref,
      message,
      quarantined: true,
    });
  }
}

/** What a document says it defines, even if the rest of it is broken. */
function refOf(contents: Node | null): DefinitionRef | undefined {
  if (!isMap(contents)) {
    return undefined;
  }
  const kind = definitionKinds.find(known => known === contents.get('kind'));
  const id = contents.get('id');
  return kind && typeof id === 'string' ? { kind, id } : undefined;
}
