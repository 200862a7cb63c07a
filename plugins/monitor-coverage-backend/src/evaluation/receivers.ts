import { Config } from '@backstage/config';
import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** The owner of a receiver, by the receiver's name. */
export type OwnerOf = (receiver: string) => string | undefined;

/** Reads who owns which receiver. */
export function readReceivers(config: Config): Map<string, string> {
  return new Map(
    (config.getOptionalConfigArray('monitorCoverage.receivers') ?? []).map(
      receiver => [
        receiver.getString('name'),
        stringifyEntityRef(
          parseEntityRef(receiver.getString('owner'), {
            defaultKind: 'group',
            defaultNamespace: DEFAULT_NAMESPACE,
          }),
        ),
      ],
    ),
  );
}

/** As configured; else the group that is called as the receiver. */
export function createOwnerOf(
  configured: Map<string, string>,
  groups: Map<string, string>,
): OwnerOf {
  return receiver =>
    configured.get(receiver) ?? groups.get(receiver.toLocaleLowerCase('en-US'));
}
