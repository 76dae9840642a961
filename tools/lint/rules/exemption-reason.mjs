const exemption = /^\s*(?:es|ox)lint-disable(?:-next-line|-line)?(?=\s|$)(?<rules>[\s\S]*?)(?:\s-{2,}\s(?<reason>[\s\S]*))?$/;

/** A comment that switches a rule off names the rule and says why. */
export const exemptionReason = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      rule: 'Name the rule that this exemption is for.',
      reason: 'Say why this exemption is right: “-- reason” after the rule.',
    },
  },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        const groups = exemption.exec(comment.value)?.groups;
        // Column -1 lies before the comment itself, so that the exemption cannot exempt itself.
        const loc = { start: { line: comment.loc.start.line, column: -1 }, end: comment.loc.end };
        if (groups && !groups.rules.trim()) context.report({ loc, messageId: 'rule' });
        if (groups && !groups.reason?.trim()) context.report({ loc, messageId: 'reason' });
      }
    },
  }),
};
