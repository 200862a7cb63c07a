import { gte, valid } from 'semver';
import { TemplateProblem } from '../api';
import { TemplateText } from './parseYaml';

/**
 * The section of one release.
 *
 * @public
 */
export interface ChangelogSection {
  version: string;
  /** Markdown, without the heading. */
  text: string;
}

/** @public */
export interface ParsedChangelog {
  /** As they are written: the newest first. */
  sections: ChangelogSection[];
  problems: TemplateProblem[];
}

/**
 * Reads the sections of a changelog: those whose heading is `## ` and a
 * version, with or without brackets, and perhaps a date behind it.
 *
 * @public
 */
export function parseChangelog(file: TemplateText): ParsedChangelog {
  const sections: ChangelogSection[] = [];
  const problems: TemplateProblem[] = [];
  let section: { version: string; lines: string[] } | undefined;
  const finish = () => {
    if (section) {
      const { version, lines } = section;
      sections.push({ version, text: lines.join('\n').trim() });
    }
  };
  for (const { line, number, heading } of headingsOf(file.text)) {
    if (heading === undefined) {
      section?.lines.push(line);
      continue;
    }
    finish();
    section = undefined;
    const message = headingProblem(heading, sections.at(-1)?.version);
    if (message) {
      problems.push({ file: file.path, line: number, message });
    } else {
      section = { version: heading, lines: [] };
    }
  }
  finish();
  return { sections, problems };
}

/** The lines of a text; a heading inside a block of code is none. */
function* headingsOf(text: string) {
  let fence: string | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const marker = line.match(/^ {0,3}(```|~~~)/)?.[1];
    if (marker && (fence === undefined || fence === marker)) {
      fence = fence ? undefined : marker;
    }
    const heading = fence ? undefined : line.match(/^## +\[?v?([^\s\]]+)/)?.[1];
    yield { line, number: index + 1, heading };
  }
}

function headingProblem(
  heading: string,
  newer: string | undefined,
): string | undefined {
  if (valid(heading) !== heading) {
    return `'${heading}' must be a semantic version such as 1.2.0`;
  }
  return newer !== undefined && gte(heading, newer)
    ? `'${heading}' must be older than '${newer}' above it: the newest is first`
    : undefined;
}
