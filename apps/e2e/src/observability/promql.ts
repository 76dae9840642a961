import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** A metric that an expression reads, with every label that it asks of it. */
export interface Reading {
  metric: string;
  labels: string[];
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
  return { metric: text.slice(metric.from, metric.to), labels: [...new Set(labels)] };
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
