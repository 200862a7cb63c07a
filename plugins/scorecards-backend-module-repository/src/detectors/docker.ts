import { RepositoryFacts, RepositoryFiles } from '../types';
import { fileName } from './paths';
import { parseDockerfile } from './parseDockerfile';

const MAX_BASE_IMAGES = 20;
const DOCKERFILE =
  /^(dockerfile|containerfile)(\.(?!dockerignore$)[\w.-]+)?$|\.(dockerfile|containerfile)$/i;

export async function detectDocker(
  files: RepositoryFiles,
): Promise<
  Pick<RepositoryFacts, 'dockerfile' | 'dockerBaseImages' | 'dockerRunsAsRoot'>
> {
  const paths = files.paths.filter(path => DOCKERFILE.test(fileName(path)));
  const texts = await Promise.all(paths.map(path => files.readText(path)));
  const images = texts.map(text =>
    text !== undefined ? parseDockerfile(text) : undefined,
  );

  const asRoot = images.map(image => image?.runsAsRoot);
  const allKnown = asRoot.length > 0 && !asRoot.includes(undefined);
  return {
    dockerfile: paths.length > 0,
    dockerBaseImages: [
      ...new Set(images.flatMap(image => image?.baseImages ?? [])),
    ].slice(0, MAX_BASE_IMAGES),
    dockerRunsAsRoot: asRoot.includes(true) || (allKnown ? false : undefined),
  };
}
