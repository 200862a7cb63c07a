/** What template logic leaves behind when it goes wrong. */
const LEFTOVERS = ['${{', '{%', '[object Object]'];

/**
 * What is wrong with one rendered file.
 *
 * @param {{ path: string, text: string, source: string }} file - `source` is what it was rendered
 *   from
 * @param {(text: string) => unknown} parseYaml - throws if the text is not YAML
 */
export function fileProblems({ path, text, source }, parseYaml) {
  return [
    ...leftovers(text, source),
    ...junk(text),
    ...syntaxProblems(path, text, parseYaml),
  ].map(problem => `${path}: ${problem}`);
}

function leftovers(text, source) {
  if (text === source) {
    // Without answers in it, or copied: then it may have expressions of somebody else.
    return text.includes('${{ values.')
      ? ['has answers in it, and is copied without them']
      : [];
  }
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

function syntaxProblems(path, text, parseYaml) {
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
