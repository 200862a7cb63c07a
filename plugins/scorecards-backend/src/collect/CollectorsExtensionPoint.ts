import { factSourceDefinitionSchema } from '@guildhall/plugin-scorecards-common';
import {
  FactCollector,
  ScorecardsCollectorsExtensionPoint,
} from '@guildhall/plugin-scorecards-node';
import { z } from 'zod';

/** Takes collectors; throws in the module that adds one that is not right. */
export class CollectorsExtensionPoint
  implements ScorecardsCollectorsExtensionPoint
{
  readonly collectors: FactCollector[] = [];

  addCollector(...added: FactCollector[]): void {
    for (const collector of added) {
      const { id } = collector.source;
      if (this.collectors.some(({ source }) => source.id === id)) {
        throw new Error(`There are two collectors of the source '${id}'`);
      }
      const parsed = factSourceDefinitionSchema.safeParse(collector.source);
      if (!parsed.success) {
        throw new Error(
          `The source '${id}' of a collector is not valid: ${z.prettifyError(
            parsed.error,
          )}`,
        );
      }
      this.collectors.push(collector);
    }
  }
}
