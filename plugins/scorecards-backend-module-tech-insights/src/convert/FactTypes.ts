import { FactSchema } from '@backstage-community/plugin-tech-insights-common';
import { toRuleName } from '../names';
import { ConversionError, FactSchemas, Operand } from './types';

const TYPES: Partial<
  Record<FactSchema[string]['type'], (Operand & { kind: 'fact' })['type']>
> = {
  boolean: 'bool',
  integer: 'int',
  float: 'double',
  string: 'string',
  datetime: 'timestamp',
  set: 'list',
};

/** Finds the facts that a check names in the schemas of its retrievers. */
export class FactTypes {
  constructor(
    private readonly schemas: FactSchemas,
    private readonly retrievers: string[],
  ) {}

  /** @param params - May say of which retriever the fact is. */
  find(fact: string, params: Record<string, unknown> = {}): Operand {
    const { factRetrieverId } = params;
    const among =
      typeof factRetrieverId === 'string'
        ? this.retrievers.filter(id => id === factRetrieverId)
        : this.retrievers;
    const owners = among.filter(
      id =>
        Object.hasOwn(this.schemas, id) &&
        Object.hasOwn(this.schemas[id], fact),
    );
    const [owner] = owners;
    if (owner === undefined) {
      throw new ConversionError(
        `no schema of ${this.retrievers.join(', ')} has a fact '${fact}'`,
      );
    }
    if (owners.length > 1) {
      throw new ConversionError(
        `'${fact}' is a fact of ${owners.join(
          ' and of ',
        )}, and Tech Insights takes whichever comes last; say which with params.factRetrieverId`,
      );
    }
    const { type } = this.schemas[owner][fact];
    const ruleType = TYPES[type];
    if (!ruleType) {
      throw new ConversionError(
        `'${fact}' is an ${type}, and rules only read declared fields`,
      );
    }
    return {
      kind: 'fact',
      text: `facts.${toRuleName(owner)}.${toRuleName(fact)}`,
      type: ruleType,
    };
  }
}
