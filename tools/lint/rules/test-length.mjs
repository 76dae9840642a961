const longest = 50;
const steps = new Set(['it', 'test', 'beforeEach', 'beforeAll', 'afterEach', 'afterAll']);

/** `it` of `it(…)`, and of `it.each(…)(…)`. */
const nameOf = (callee) => callee.name ?? callee.callee?.object?.name;

/** One test or set-up step is at most as long as a function may be; a `describe` may hold as many of them as its file does. */
export const testLength = {
  meta: { type: 'problem', schema: [], messages: { long: 'This “{{name}}” has {{lines}} lines; at most {{longest}}.' } },
  create: (context) => ({
    CallExpression({ callee, arguments: given }) {
      const name = nameOf(callee);
      const body = given.find(({ type }) => type === 'ArrowFunctionExpression' || type === 'FunctionExpression');
      if (!steps.has(name) || !body) return;
      const lines = body.loc.end.line - body.loc.start.line + 1;
      if (lines > longest) context.report({ node: body, messageId: 'long', data: { name, lines, longest } });
    },
  }),
};
