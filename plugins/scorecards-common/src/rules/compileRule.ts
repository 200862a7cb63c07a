import { plainTypeNames } from './engine/explain';
import { Expression, ExpressionCompilation } from './engine/compileExpression';
import { readsOf } from './engine/readsOf';
import { runExpression } from './engine/runExpression';
import { CompiledRule, RuleCompilation, RuleResult } from './types';

const isTrue: RuleResult = { outcome: 'true' };
const isFalse: RuleResult = { outcome: 'false' };

/** Makes a rule of an expression that is true or false. */
export function compileRule(
  compilation: ExpressionCompilation,
): RuleCompilation {
  if (!compilation.ok) {
    return compilation;
  }
  const { expression } = compilation;
  if (expression.type !== 'bool') {
    const problem = {
      code: 'not_bool',
      message: `a rule must be true or false, but this is ${withArticle(
        plainTypeNames(expression.type),
      )}`,
      range: { start: 0, end: expression.text.length },
    };
    return { ok: false, problems: [problem] };
  }
  return { ok: true, rule: ruleOf(expression) };
}

function ruleOf(expression: Expression): CompiledRule {
  return {
    ...readsOf([expression.analysis]),
    text: expression.text,
    evaluate(context) {
      const result = runExpression(expression, context);
      if (result.outcome !== 'value') {
        return result;
      }
      return result.value === true ? isTrue : isFalse;
    },
  };
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
