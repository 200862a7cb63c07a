import { ConflictError } from '@backstage/errors';
import { Document, isMap, parseDocument, stringify, YAMLSeq } from 'yaml';
import { z } from 'zod';

/** A file that people wrote, to which something is added. */
export class YamlFile {
  readonly #document: Document;
  #isChanged = false;

  /** @throws ConflictError if the file is no YAML mapping. */
  constructor(readonly path: string, private readonly text: string) {
    this.#document = parseDocument(text, { prettyErrors: false });
    if (this.#document.errors.length > 0 || !isMap(this.#document.contents)) {
      throw this.conflict('is there already, and is no YAML that can be read');
    }
  }

  conflict(problem: string): ConflictError {
    return new ConflictError(
      `The file ${this.path} ${problem}: change it by hand`,
    );
  }

  /** @throws ConflictError if the file says something else. */
  read<T>(schema: z.ZodType<T>): T {
    const parsed = schema.safeParse(
      this.#document.toJS({ maxAliasCount: 100 }),
    );
    if (!parsed.success) {
      const [{ path, message }] = parsed.error.issues;
      throw this.conflict(
        `has a '${path.join('.')}' that is wrong, ${message}`,
      );
    }
    return parsed.data;
  }

  /** Adds an item at the end of a list, which is begun if there is none. */
  append(path: Array<string | number>, item: unknown): void {
    const list = this.#document.getIn(path);
    const node = this.#document.createNode(item, {
      aliasDuplicateObjects: false,
    });
    if (list instanceof YAMLSeq) {
      list.add(node);
    } else {
      this.#document.setIn(path, this.#document.createNode([node]));
    }
    this.#isChanged = true;
  }

  /** As it was written, but for what was added. */
  toString(): string {
    return this.#isChanged
      ? this.#document.toString({ lineWidth: 0 })
      : this.text;
  }
}

/** Whether two values say the same, in whatever order their fields are. */
export function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return stringify(value, {
    sortMapEntries: true,
    aliasDuplicateObjects: false,
    lineWidth: 0,
  });
}
