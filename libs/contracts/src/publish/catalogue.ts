import { events } from '../events.ts';
import { topics } from '../topics.ts';

/** The event catalogue as a Markdown page: each topic with its events and their meaning. */
export function cataloguePage(): string {
  const sections = topics.map((topic) => {
    const rows = [...events.values()]
      .filter((event) => event.topic === topic)
      .map((event) => `| [\`${event.name}\`](schemas/${event.type}.json) | \`${event.type}\` | ${event.meaning} |`);
    return `## \`leadline.${topic}.v1\`\n\n| event | type | meaning |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return `# Event catalogue\n\nMade by \`npm run events\` from \`libs/contracts\`; do not edit. Personal details travel only on \`leadline.personal.v1\` ([schema](schemas/leadline.personal.v1.json)); the whole stream as one document: [asyncapi.yaml](asyncapi.yaml).\n\n${sections.join('\n')}`;
}
