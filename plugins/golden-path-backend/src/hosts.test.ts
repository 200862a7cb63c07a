import { TestDatabases } from '@backstage/backend-test-utils';
import { listHostsResponseSchema } from '@guildhall/plugin-golden-path-common';
import {
  createDirectory,
  startGoldenPath,
} from './__testUtils__/startGoldenPath';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createDirectory();

describe.each(databases.eachSupportedId())('git hosts, %p', id => {
  it('lists them, the first one as the default', async () => {
    const { get } = await startGoldenPath({
      knex: await databases.init(id),
      folder: directory.path,
    });
    expect(listHostsResponseSchema.parse(await get('/hosts'))).toEqual({
      items: [
        { id: 'local', title: 'This machine', type: 'local', isDefault: true },
      ],
    });
    expect((await get('/openapi.json')).paths['/hosts']).toBeDefined();
  });
});
