import { NotFoundError } from '@backstage/errors';
import { sliceOf } from '@guildhall/plugin-guildhall-node';
import {
  DefinitionKind,
  DefinitionSummary,
  DefinitionText,
  Page,
  parseDefinitions,
} from '@guildhall/plugin-scorecards-common';
import { stringify } from 'yaml';
import {
  AcceptedDefinition,
  DefinitionStore,
} from '../database/DefinitionStore';
import { PageRequest } from '../database/reports/scope';
import { RuleRegistry } from './RuleRegistry';

/** Tells what is defined in files, and how. */
export class DefinitionsService {
  constructor(
    private readonly options: {
      registry: RuleRegistry;
      store: DefinitionStore;
    },
  ) {}

  /** Everything in force, whatever its stage, by kind and id. */
  async list(
    request: { kind?: DefinitionKind[] } & PageRequest,
  ): Promise<Page<DefinitionSummary>> {
    const { definitions } = await this.options.registry.get();
    const matching = definitions
      .filter(({ kind }) => request.kind?.includes(kind) ?? true)
      .sort((a, b) => a.kind.localeCompare(b.kind) || a.id.localeCompare(b.id));
    const page = sliceOf(matching, request);
    return { ...page, items: page.items.map(toSummary) };
  }

  /**
   * One definition as it stands in its file, with its comments.
   *
   * @throws NotFoundError
   */
  async get(kind: DefinitionKind, id: string): Promise<DefinitionText> {
    const { registry, store } = this.options;
    const { definitions } = await registry.get();
    const found = definitions.find(
      each => each.kind === kind && each.id === id,
    );
    if (!found) {
      throw new NotFoundError(`There is no ${kind} '${id}'`);
    }
    for (const { content, location } of await store.listFiles()) {
      const { documents } = parseDefinitions({ text: content, location });
      const document = documents.find(
        each => each.kind === kind && each.definition.id === id,
      );
      if (document) {
        const { line } = document.position;
        return {
          ...toSummary(found),
          yaml: documentAt(content, line),
          origin: `${location}:${line}`,
        };
      }
    }
    // The file has another version by now, which is broken.
    return {
      ...toSummary(found),
      yaml: stringify(JSON.parse(found.document)),
    };
  }
}

function toSummary(definition: AcceptedDefinition): DefinitionSummary {
  const { kind, id, hash: version, document } = definition;
  const { title, stage } = JSON.parse(document);
  return { kind, id, title, stage, version };
}

/** From a line to the end of its document. */
function documentAt(content: string, line: number): string {
  const lines = content.split('\n').slice(line - 1);
  const end = lines.findIndex(
    (each, index) => index > 0 && /^---(\s|$)/.test(each),
  );
  return `${lines
    .slice(0, end === -1 ? undefined : end)
    .join('\n')
    .trimEnd()}\n`;
}
