import { z } from 'zod';
import { FolderFiles } from '../types';
import { parseJson } from './parseJson';

const manifestSchema = z.object({ license: z.string() });
const TOML_LICENCE = /^license\s*=\s*(?:\{\s*text\s*=\s*)?"([^"\n]+)"/m;
const SPDX_EXPRESSION =
  /^\(?[\w.+-]{1,64}( (AND|OR|WITH) [\w.+-]{1,64}){0,5}\)?$/;

const MANIFESTS: [string, (text: string) => string | undefined][] = [
  ['package.json', text => parseJson(text, manifestSchema)?.license],
  ['composer.json', text => parseJson(text, manifestSchema)?.license],
  ['Cargo.toml', text => TOML_LICENCE.exec(text)?.[1]],
  ['pyproject.toml', text => TOML_LICENCE.exec(text)?.[1]],
];

/** The SPDX identifier that a manifest at the top gives for the licence. */
export async function declaredLicence(
  folder: FolderFiles,
): Promise<string | undefined> {
  for (const [path, readLicence] of MANIFESTS) {
    const text = await folder.readText(path);
    const licence = text && readLicence(text);
    // npm's word for having no licence at all
    if (licence && licence !== 'UNLICENSED' && SPDX_EXPRESSION.test(licence)) {
      return licence;
    }
  }
  return undefined;
}
