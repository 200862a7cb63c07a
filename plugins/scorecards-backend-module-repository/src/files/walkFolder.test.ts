import { createMockDirectory } from '@backstage/backend-test-utils';
import { walkFolder } from './walkFolder';

describe('walkFolder', () => {
  const directory = createMockDirectory({
    content: { a: '', 'b/c': '', 'b/d': '', 'e/f/g': '' },
  });

  it('lists what is wanted, and refuses more files than it may list', async () => {
    const options = {
      folder: directory.path,
      boundary: directory.path,
      includes: (path: string) => path !== 'b/d',
      enters: (path: string) => path !== 'e/',
    };
    const paths = await walkFolder({ ...options, maxFiles: 2 });
    expect(paths.sort()).toEqual(['a', 'b/c']);
    await expect(walkFolder({ ...options, maxFiles: 1 })).rejects.toThrow(
      `there are more than 1 files in ${directory.path}; choose a folder with fewer`,
    );
    await expect(
      walkFolder({
        ...options,
        maxFiles: 2,
        signal: AbortSignal.abort(new Error('too late')),
      }),
    ).rejects.toThrow('too late');
  });
});
