import { Entity } from '@backstage/catalog-model';
import {
  CompiledDefinitions,
  FactForEvaluation,
} from '@guildhall/plugin-scorecards-common';

/** What entities are judged by. */
export interface Rulebook {
  definitions: CompiledDefinitions;
  /** The portal that they are from; absent if they are from a folder. */
  portal?: string;
  /** What the portal knows of the entity. */
  known?: {
    entity: Entity;
    facts: Record<string, FactForEvaluation | undefined>;
    /** Checks that it is exempted from. */
    exempted: Set<string>;
  };
}
