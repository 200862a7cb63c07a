/** What template logic leaves behind when it goes wrong. */
const LEFTOVERS = ['${{', '{%', '[object Object]'];

/**
 * What is wrong with one rendered file.
 *
 * @param {{ path: string, text: string, source?: string }} file - `source` is the text that it
 *   was rendered from; undefined for a file that is copied as it is
 * @param {{ parseYaml: (text: string) => unknown }} parsers - throws if the text is not YAML
 */
export function fileProblems({ path, text, source }, { parseYaml }) {
  return [
    ...(source === undefined ? [] : leftovers(text, source)),
    ...junk(text),
    ...syntaxProblem(path, text, parseYaml),
  ].map(problem => `${path}: ${problem}`);
}

function leftovers(text, source) {
  const found = LEFTOVERS.filter(leftover => text.includes(leftover)).map(
    leftover => `has ${leftover} in it`,
  );
  // The word is fine where the template has it; more of it came from an answer that is missing.
  return count(text, 'undefined') > count(source, 'undefined')
    ? [...found, 'has undefined in it, which no template wrote']
    : found;
}

/** Blank lines and spaces that were around a tag. */
function junk(text) {
  return [
    /[ \t]+$/m.test(text) && 'has spaces at the end of a line',
    /\n\n\n/.test(text) && 'has several empty lines in a row',
    /^\n/.test(text) && 'begins with an empty line',
    text !== '' && !/[^\n]\n$/.test(text) && 'does not end with one line break',
  ].filter(Boolean);
}

function syntaxProblem(path, text, parseYaml) {
  try {
    if (/\.ya?ml$/.test(path)) {
      parseYaml(text);
    } else if (/\.json$/.test(path)) {
      JSON.parse(text);
    }
    return [];
  } catch (error) {
    return [`cannot be parsed: ${error.message}`];
  }
}

function count(text, word) {
  return text.split(word).length - 1;
}
