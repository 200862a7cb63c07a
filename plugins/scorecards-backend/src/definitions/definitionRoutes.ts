import { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import {
  DefinitionKind,
  definitionKinds,
  listDefinitionsQuerySchema,
  scorecardReadPermission,
} from '@guildhall/plugin-scorecards-common';
import { Router } from 'express';
import { DefinitionsService } from './DefinitionsService';

/** Definitions as text, to read and to edit. */
export function addDefinitionRoutes(
  router: Router,
  options: {
    authorizer: Authorizer;
    definitions: DefinitionsService;
    httpAuth: HttpAuthService;
  },
): void {
  const { authorizer, definitions, httpAuth } = options;

  router.get('/definitions', async (req, res) => {
    await authorizer.require(
      scorecardReadPermission,
      await httpAuth.credentials(req, { allow: ['user', 'service'] }),
    );
    res.json(
      await definitions.list(parse(listDefinitionsQuerySchema, req.query)),
    );
  });

  router.get('/definitions/:kind/:id', async (req, res) => {
    await authorizer.require(
      scorecardReadPermission,
      await httpAuth.credentials(req, { allow: ['user', 'service'] }),
    );
    const { kind, id } = req.params;
    res.json(await definitions.get(toKind(kind), id));
  });
}

function toKind(text: string): DefinitionKind {
  const kind = definitionKinds.find(each => each === text);
  if (!kind) {
    throw new InputError(
      `'kind' must be one of ${definitionKinds.join(', ')}, not '${text}'`,
    );
  }
  return kind;
}
