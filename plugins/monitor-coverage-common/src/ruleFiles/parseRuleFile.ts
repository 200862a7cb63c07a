import { z } from 'zod';
import { readDocuments, TextDocument, validate } from '../policy/readDocuments';
import { ParsedPromql, parsePromql } from '../promql';
import {
  alertSchema,
  fileSchema,
  groupSchema,
  recordingSchema,
} from './schema';
import { AlertRule, FileRule, ParsedRuleFile, SourceFile } from './types';

/** A part of a document, as a document of its own. */
function within(document: TextDocument, path: PropertyKey[], value: unknown) {
  return {
    value,
    problems: [],
    problemAt: (rest: PropertyKey[], message: string) =>
      document.problemAt([...path, ...rest], message),
  };
}

/** What can be said of a rule that is broken. */
const outlineSchema = z.looseObject({
  alert: z.string().optional().catch(undefined),
  record: z.string().optional().catch(undefined),
  expr: z.string().catch(''),
  labels: z.record(z.string(), z.string()).catch({}),
  annotations: z.record(z.string(), z.string()).catch({}),
});

class RuleFileReader {
  private readonly result: ParsedRuleFile = {
    alerts: [],
    recordings: [],
    problems: [],
  };

  constructor(private readonly file: SourceFile) {}

  read(): ParsedRuleFile {
    const { path, content } = this.file;
    for (const document of readDocuments(
      { location: path, text: content },
      { asText: true },
    )) {
      this.report(document.problems);
      if (document.problems.length === 0) this.readDocument(document);
    }
    return this.result;
  }

  private report(problems: TextDocument['problems']) {
    for (const { line, message } of problems) {
      this.result.problems.push({ path: this.file.path, line, message });
    }
  }

  private readDocument(document: TextDocument) {
    const isObject = z
      .looseObject({ kind: z.literal('PrometheusRule') })
      .safeParse(document.value).success;
    const { value, problems } = validate(fileSchema, document);
    if (!value) {
      this.report(
        isObject || problems.length === 0
          ? [
              document.problemAt(
                ['spec'],
                "'spec.groups' must be a list of groups",
              ),
            ]
          : [
              document.problemAt(
                [],
                "a rule file has 'groups', a list, and nothing else",
              ),
            ],
      );
      return;
    }
    const base = isObject ? ['spec', 'groups'] : ['groups'];
    const names = new Set<string>();
    value.groups.forEach((group, index) => {
      this.readGroup(within(document, [...base, index], group), names);
    });
  }

  private readGroup(document: TextDocument, names: Set<string>) {
    const { value: group, problems } = validate(groupSchema, document);
    this.report(problems);
    if (!group) return;
    if (names.has(group.name)) {
      this.report([
        document.problemAt(['name'], `there is another group '${group.name}'`),
      ]);
    }
    names.add(group.name);
    group.rules.forEach((rule, index) => {
      this.readRule(within(document, ['rules', index], rule), group);
    });
  }

  private readRule(
    document: TextDocument,
    group: z.output<typeof groupSchema>,
  ) {
    const outline = outlineSchema.safeParse(document.value).data;
    if (!outline) {
      this.report([document.problemAt([], 'a rule is a mapping')]);
      return;
    }
    const { alert, record, expr } = outline;
    const parsed = parsePromql(expr);
    const problems = this.checkRule(document, { alert, record, expr, parsed });
    this.report(problems);
    const rule: FileRule = {
      path: this.file.path,
      line: document.problemAt([], '').line ?? 1,
      group: group.name,
      name: alert || record || '',
      expression: expr,
      parsed,
      labels: { ...group.labels, ...outline.labels },
      problem: problems[0]?.message,
    };
    if (alert) {
      const annotated: AlertRule = {
        ...rule,
        annotations: outline.annotations,
      };
      this.result.alerts.push(annotated);
    } else if (record) {
      this.result.recordings.push(rule);
    }
  }

  /** What is wrong with a rule; the first of it is the most to the point. */
  private checkRule(
    document: TextDocument,
    rule: {
      alert?: string;
      record?: string;
      expr: string;
      parsed: ParsedPromql;
    },
  ): TextDocument['problems'] {
    const { alert, record, expr } = rule;
    if (alert && record) {
      return [
        document.problemAt([], "a rule has 'alert' or 'record', not both"),
      ];
    }
    if (!alert && !record) {
      return [document.problemAt([], "a rule has to have 'alert' or 'record'")];
    }
    const { problems } = alert
      ? validate(alertSchema, document)
      : validate(recordingSchema, document);
    // That there is no expression is said already.
    const broken = expr ? rule.parsed.problem : undefined;
    return broken
      ? [
          document.problemAt(
            ['expr'],
            `'expr': ${broken.message} (character ${broken.offset + 1})`,
          ),
          ...problems,
        ]
      : problems;
  }
}

/**
 * Reads a rule file of Prometheus, or a `PrometheusRule` of its operator. A rule
 * that is broken is kept with its problem, as long as its name can be read, and
 * the others are not affected: Prometheus itself would refuse the whole file.
 * Never throws.
 *
 * @public
 */
export function parseRuleFile(file: SourceFile): ParsedRuleFile {
  return new RuleFileReader(file).read();
}
