import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** A metric that an expression reads, with every label that it asks of it. */
export interface Reading {
  metric: string;
  labels: string[];
  /** Values that labels must have, where they are named. */
  equals: Readonly<Record<string, string>>;
  /** True where it is asked how much a count has grown. */
  growth: boolean;
}

/** The metrics of a PromQL expression, read from its syntax tree; throws where it is not PromQL. */
export function readingsOf(expression: string): Reading[] {
  // Grafana puts a duration there.
  const text = expression.replaceAll('$__rate_interval', '5m');
  const readings: Reading[] = [];
  parser.parse(text).iterate({
    enter: ({ node }) => {
      if (node.type.isError) throw new Error(`Not PromQL at “${text.slice(node.from, node.from + 20)}”: ${text}`);
      if (node.name === 'VectorSelector') readings.push(readingAt(node, text));
    },
  });
  return readings;
}

function readingAt(selector: SyntaxNode, text: string): Reading {
  const metric = selector.getChild('Identifier');
  if (!metric) throw new Error(`A selector without a metric’s name: ${text}`);
  const labels = [...namesIn(selector, text), ...groupings(selector).flatMap((modifier) => namesIn(modifier, text))];
  return {
    metric: text.slice(metric.from, metric.to),
    labels: [...new Set(labels)],
    equals: valuesIn(selector, text),
    growth: /^(rate|irate|increase)$/.test(functionAround(selector, text) ?? ''),
  };
}

/** The name of the function whose argument is a range of the selector. */
function functionAround(selector: SyntaxNode, text: string): string | undefined {
  const call = selector.parent?.name === 'MatrixSelector' ? closest(selector, 'FunctionCall') : undefined;
  const name = call?.getChild('FunctionIdentifier');
  return name ? text.slice(name.from, name.to) : undefined;
}

function closest(from: SyntaxNode, name: string): SyntaxNode | undefined {
  for (let node = from.parent; node; node = node.parent) if (node.name === name) return node;
  return undefined;
}

/** The matchers that name one value: `label="value"`. */
function valuesIn(selector: SyntaxNode, text: string): Record<string, string> {
  const values: Record<string, string> = {};
  selector.cursor().iterate(({ name, node }) => {
    const [label, operator, value] = [node.getChild('LabelName'), node.getChild('MatchOp'), node.getChild('StringLiteral')];
    if (name !== 'UnquotedLabelMatcher' || !label || !operator?.getChild('EqlSingle') || !value) return;
    values[text.slice(label.from, label.to)] = text.slice(value.from + 1, value.to - 1);
  });
  return values;
}

/** The `by (…)` of every aggregation around a selector. */
function groupings(selector: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let node = selector.parent; node; node = node.parent) {
    const modifier = node.name === 'AggregateExpr' ? node.getChild('AggregateModifier') : null;
    if (modifier) found.push(modifier);
  }
  return found;
}

function namesIn(node: SyntaxNode, text: string): string[] {
  const names: string[] = [];
  node.cursor().iterate(({ name, from, to }) => {
    if (name === 'LabelName') names.push(text.slice(from, to));
  });
  return names;
}
