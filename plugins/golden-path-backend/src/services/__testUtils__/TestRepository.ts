import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a team does with a repository, by git itself. */
export class TestRepository {
  /** Clones a repository into a new folder below another one. */
  static async clone(url: string, parent: string): Promise<TestRepository> {
    await mkdir(parent, { recursive: true });
    const folder = await mkdtemp(join(parent, 'clone-'));
    const repository = new TestRepository(folder);
    await repository.git('clone', '--quiet', url, '.');
    return repository;
  }

  private constructor(readonly folder: string) {}

  async git(...args: string[]): Promise<string> {
    const { stdout } = await run(
      'git',
      [
        ...['-c', 'user.name=Team', '-c', 'user.email=team@example.com'],
        ...['-c', 'core.quotePath=false', '-c', 'commit.gpgSign=false'],
        ...args,
      ],
      { cwd: this.folder, maxBuffer: 50_000_000 },
    );
    return stdout;
  }

  /** Commits files, and pushes them; `undefined` deletes one. */
  async change(
    files: Record<string, string | Buffer | undefined>,
  ): Promise<void> {
    for (const [path, content] of Object.entries(files)) {
      const target = join(this.folder, path);
      if (content === undefined) {
        await rm(target);
      } else {
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, content);
      }
    }
    await this.git('add', '--all');
    await this.git(
      ...[
        'commit',
        '--quiet',
        '--allow-empty',
        '--message',
        'Work of the team',
      ],
    );
    await this.push();
  }

  async push(force = false): Promise<void> {
    await this.git(
      'push',
      '--quiet',
      ...(force ? ['--force'] : []),
      'origin',
      'HEAD',
    );
  }

  /** Merges a branch of the remote into the checked-out one, and pushes. */
  async merge(branch: string): Promise<void> {
    await this.git('fetch', '--quiet', 'origin');
    await this.git('merge', '--quiet', '--no-edit', `origin/${branch}`);
    await this.push();
  }

  /** A file of a branch of the remote. */
  async show(branch: string, path: string): Promise<string> {
    await this.git('fetch', '--quiet', 'origin');
    return this.git('show', `origin/${branch}:${path}`);
  }

  async listBranches(): Promise<string[]> {
    await this.git('fetch', '--quiet', '--prune', 'origin');
    const branches = await this.git(
      ...['for-each-ref', '--format=%(refname:lstrip=3)'],
      'refs/remotes/origin',
    );
    return branches.split('\n').filter(name => name && name !== 'HEAD');
  }
}
