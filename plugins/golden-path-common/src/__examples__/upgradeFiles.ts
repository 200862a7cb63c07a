import {
  applyUpgrade,
  basePath,
  planUpgrade,
  readStamp,
  RepositoryFile,
  stampPath,
  TemplateRelease,
  writeStamp,
} from '..';

/** The files of a repository after an upgrade, and what happened to each. */
export function upgradeFiles(options: {
  /** All files of the repository. */
  ours: RepositoryFile[];
  release: TemplateRelease;
  /** What the release renders from the answers that the stamp has. */
  rendered: RepositoryFile[];
}) {
  const { ours, release, rendered } = options;
  const { stamp, base, problems } = readStamp(ours);
  if (!stamp || !base) {
    throw new Error(problems.map(({ message }) => message).join('; '));
  }

  const { version, files: rules } = release.manifest;
  const plan = planUpgrade({
    base,
    ours,
    theirs: rendered,
    rules,
    migrations: release.migrations,
    fromVersion: stamp.version,
    toVersion: version,
  });
  const { template, answers } = stamp;
  const upgraded = applyUpgrade(ours, plan.outcomes).filter(
    ({ path }) => path !== stampPath && path !== basePath,
  );
  return {
    plan,
    files: [
      ...upgraded,
      ...writeStamp({ template, version, answers, files: rendered }),
    ],
  };
}
