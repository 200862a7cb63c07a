import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Finding } from '@guildhall/plugin-golden-path-common';
import { GitHost } from '@guildhall/plugin-golden-path-node';
import { toProblem } from '@guildhall/plugin-guildhall-node';
import { GeneratedServices } from '../../parts';
import { RepositoryName, ReservationStore } from '../ReservationStore';

type NameCheck = Extract<Finding['check'], `name-free-${string}`>;

const PLACES: Record<NameCheck, string> = {
  'name-free-in-catalog': 'in the catalog',
  'name-free-on-host': 'on the git host',
  'name-free-in-registry': 'among the services that are being made',
};

/**
 * Whether nobody has a name yet: not in the catalog, where it is looked up with
 * the portal's own rights because a name that the caller cannot see is taken
 * too; not on the git host; and not by another run.
 */
export async function checkNameIsFree(
  name: string,
  host: GitHost,
  options: {
    auth: AuthService;
    catalog: CatalogService;
    generatedServices: GeneratedServices;
    reservations: ReservationStore;
    /** The run that asks. */
    taskId?: string;
  },
): Promise<Finding[]> {
  const { auth, catalog, generatedServices, reservations, taskId } = options;
  const repository: RepositoryName = { host: host.id, name };
  return Promise.all([
    look('name-free-in-catalog', name, async () => {
      const entity = await catalog.getEntityByRef(
        { kind: 'component', namespace: 'default', name },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      return entity !== undefined;
    }),
    look('name-free-on-host', name, () => host.exists(name)),
    look(
      'name-free-in-registry',
      name,
      async () =>
        (await reservations.isTaken(repository, taskId, new Date())) ||
        generatedServices.hasRepository(repository),
    ),
  ]);
}

/** That a name was taken while it was looked at. */
export function nameIsTaken(check: NameCheck, name: string): Finding {
  return {
    check,
    field: 'name',
    status: 'blocked',
    message: `The name '${name}' is taken ${PLACES[check]}.`,
    fix: 'Choose another name.',
  };
}

/** That a name is there because the run that asks has made it. */
export function nameIsOurs(check: NameCheck, name: string): Finding {
  return {
    check,
    field: 'name',
    status: 'ok',
    message: `The name '${name}' is this run's own ${PLACES[check]}.`,
  };
}

async function look(
  name: NameCheck,
  value: string,
  isTaken: () => Promise<boolean>,
): Promise<Finding> {
  try {
    return (await isTaken())
      ? nameIsTaken(name, value)
      : {
          check: name,
          field: 'name',
          status: 'ok',
          message: `The name '${value}' is free ${PLACES[name]}.`,
        };
  } catch (error) {
    return {
      check: name,
      field: 'name',
      status: 'unknown',
      message: `Whether the name '${value}' is free ${
        PLACES[name]
      } is not known: ${toProblem(error)}`,
      fix: 'Try again in a while.',
    };
  }
}
