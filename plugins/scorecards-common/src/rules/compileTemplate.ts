import { Expression, ExpressionCompilation } from './engine/compileExpression';
import { plainTypeNames } from './engine/explain';
import { readsOf } from './engine/readsOf';
import { runExpression } from './engine/runExpression';
import { formatValue } from './formatValue';
import { splitTemplate } from './splitTemplate';
import { RuleContext, RuleProblem, TemplateCompilation } from './types';

const unknownText = '—';

const writableType =
  /^(list<)?(bool|int|double|string|google\.protobuf\.(Timestamp|Duration))>?$/;

/** Compiles a text whose `{{ }}` parts are compiled by `compile`. */
export function compileTemplate(
  text: string,
  compile: (expression: string) => ExpressionCompilation,
): TemplateCompilation {
  const split = splitTemplate(text);
  if (!Array.isArray(split)) {
    const problem = {
      code: 'unclosed_expression',
      message: "'{{' needs a '}}' after it",
      range: { start: split.offset, end: text.length },
    };
    return { ok: false, problems: [problem] };
  }

  const problems: RuleProblem[] = [];
  const pieces: Array<string | Expression> = [];
  for (const part of split) {
    if (part.type === 'text') {
      pieces.push(part.text);
      continue;
    }
    const compilation = compileWritable(part.text, compile);
    if (compilation.ok) {
      pieces.push(compilation.expression);
    } else {
      problems.push(
        ...compilation.problems.map(({ range, ...problem }) => ({
          ...problem,
          range: {
            start: range.start + part.offset,
            end: range.end + part.offset,
          },
        })),
      );
    }
  }
  if (problems.length > 0) {
    return { ok: false, problems };
  }

  const expressions = pieces.flatMap(piece =>
    typeof piece === 'string' ? [] : [piece.analysis],
  );
  return {
    ok: true,
    template: {
      ...readsOf(expressions),
      text,
      render: context =>
        pieces.map(piece => write(piece, context) ?? unknownText).join(''),
      renderComplete(context) {
        const written = pieces.map(piece => write(piece, context));
        return written.includes(undefined) ? undefined : written.join('');
      },
    },
  };
}

function compileWritable(
  text: string,
  compile: (expression: string) => ExpressionCompilation,
): ExpressionCompilation {
  const compilation = compile(text);
  if (!compilation.ok || writableType.test(compilation.expression.type)) {
    return compilation;
  }
  const problem = {
    code: 'not_writable',
    message: `a text can hold numbers, texts, times and lists of them, but not a value of type ${plainTypeNames(
      compilation.expression.type,
    )}`,
    range: { start: 0, end: text.length },
  };
  return { ok: false, problems: [problem] };
}

function write(
  piece: string | Expression,
  context: RuleContext,
): string | undefined {
  if (typeof piece === 'string') {
    return piece;
  }
  const result = runExpression(piece, context);
  return result.outcome === 'value' ? formatValue(result.value) : undefined;
}
