import { filesOf } from '../__testUtils__/filesOf';
import { detectLicence } from './licence';

describe('detectLicence', () => {
  it.each<[string, Record<string, string | undefined>, string | undefined]>([
    [
      'GPL',
      {
        COPYING:
          'GNU GENERAL PUBLIC LICENSE\n Version 3, 29 June 2007\n\n... the GNU Affero General Public License',
      },
      'GPL-3.0',
    ],
    [
      'LGPL',
      {
        'LICENSE.txt':
          'GNU LESSER GENERAL PUBLIC LICENSE Version 2.1, February 1999',
      },
      'LGPL-2.1',
    ],
    [
      'BSD',
      {
        LICENCE:
          'Redistribution and use in source and binary forms ... Neither the name of',
      },
      'BSD-3-Clause',
    ],
    ['tag', { 'LICENSE.md': 'SPDX-License-Identifier: EUPL-1.2' }, 'EUPL-1.2'],
    [
      'own words',
      {
        LICENSE: 'All rights reserved',
        'package.json': '{"license":"UNLICENSED"}',
      },
      undefined,
    ],
    [
      'unreadable, with a manifest',
      {
        LICENSE: undefined,
        'Cargo.toml': '[package]\nlicense = "MIT OR Apache-2.0"\n',
      },
      'MIT OR Apache-2.0',
    ],
    [
      'broken manifest',
      { 'LICENSE-MIT': '', 'package.json': '{"license": {' },
      undefined,
    ],
  ])('%s', async (_, contents, licenceId) => {
    await expect(detectLicence(filesOf(contents))).resolves.toEqual({
      licence: true,
      licenceId,
    });
  });
});
