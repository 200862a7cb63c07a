import {
  describeWithPromtool,
  promtoolCheckRules,
} from '../__testUtils__/promtool';
import { parsePromql } from './parsePromql';

/** Expressions that Prometheus takes, and look as if it might not. */
const valid = [
  'x{}',
  'x{a="b", a="c"}',
  'x{a=~"[[:alpha:]]+"}',
  'x{a=~"(?P<n>y)"}',
  'x{a=~"(?i)y"}',
  'x{a=~"\\\\d+"}',
  '{__name__="x"}',
  '{a=~".+"}',
  '{a!=""}',
  '{a!~".*"}',
  'hour() > 8',
  'hour(x) > 8',
  'round(x)',
  'round(x, 0.1)',
  'vector(1) > 0',
  '1 > bool 2',
  'scalar(x) > bool 5',
  'label_join(x, "a", "-", "b", "c", "d")',
  'label_join(x, "a", "-")',
  'label_replace(x, "a", "$1", "b", "(.*)")',
  'max_over_time(rate(x[5m])[1h:])',
  'max_over_time((rate(x[5m]) > 5)[1h:1m] offset 5m)',
  'rate(x[5m] offset -5m)',
  'rate(x[5m] @ end() offset 5m)',
  'x > x > 3',
  'x * on (a) group_left y',
  'x == on (a) group_right (b) y',
  'sum by (a,) (x)',
  'sum(x) without ()',
  'count_values("a", x)',
  'quantile_over_time(0.9, x[5m])',
  'predict_linear(x[1h], 4 * 3600) < 0',
  'x ^ 2 ^ 3 % 4 atan2 y',
  '-x + +y',
  'x > Inf or x == NaN',
  'a:b:c > 1e3',
  'absent_over_time(x[5m])',
  'x and time() - x > 3',
];

/** Expressions that Prometheus refuses; the grammar takes most of them. */
const invalid = [
  'x >',
  'sum(x',
  'x y',
  'foo(x)',
  'rate(x)',
  'rate(x[5m], 3)',
  'rate(sum(x)[5m])',
  'rate(x[5m:]',
  'avg_over_time(x)',
  'sum(5)',
  'sum("x")',
  'sum(x, y)',
  'sum(x[5m])',
  'topk(5)',
  'topk(x)',
  'quantile("x", y)',
  'count_values(5, x)',
  'x > "y"',
  'x[5m] > 3',
  '1 > 2',
  'x and 5',
  'x + on (a) 5',
  'x > on (a) bool 5',
  '-"x"',
  '{}',
  '{a=""}',
  '{a=~".*"}',
  '{a=~"x|"}',
  '{a!="x"}',
  '{a!~"x"}',
  'x{__name__="y"}',
  'x{a=~"("}',
  'x{a=~"["}',
  'x{a=~"*"}',
  'x{a=~"y**"}',
  'x{a=~"(?=y)"}',
  'histogram_quantile(x, 0.9)',
  'label_replace(x, "a")',
  'absent()',
  'absent(x, y)',
  'time(5)',
  'vector(x)',
  'scalar(5)',
  'clamp(x, 1)',
  'round(x, 1, 2)',
  'day_of_week(x, y)',
  'predict_linear(x[1h])',
  'sum(x) offset 5m',
  '(x) offset 5m',
  '(sum(x))[5m]',
  'x @ y',
];

describeWithPromtool('what parsePromql accepts', () => {
  it('is what promtool accepts', () => {
    const expressions = [...valid, ...invalid];
    const rules = expressions.map((expr, index) => ({
      alert: `A${index}`,
      expr,
    }));
    const [answer] = promtoolCheckRules([
      JSON.stringify({ groups: [{ name: 'all', rules }] }),
    ]);
    const refused = new Set(
      [...answer.matchAll(/"A(\d+)"/g)].map(([, index]) => Number(index)),
    );
    expect(expressions.filter((_, index) => refused.has(index))).toEqual(
      invalid,
    );
    expect(expressions.filter(each => parsePromql(each).problem)).toEqual(
      invalid,
    );
  });
});
