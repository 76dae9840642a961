import { generate } from '@graphql-codegen/cli';
import { codegenConfig, subgraphApps } from '../../codegen.ts';

const asked = process.argv.slice(2);
const unknown = asked.filter((app) => !subgraphApps.includes(app));
if (unknown.length > 0) {
  console.error(`No SDL to generate from in ${unknown.join(', ')}. Apps with .graphql files: ${subgraphApps.join(', ') || 'none'}.`);
  process.exit(1);
}

const apps = asked.length > 0 ? asked : subgraphApps;
if (apps.length > 0) await generate(codegenConfig(apps), true);
console.log(
  `codegen: ${apps.length > 0 ? apps.map((app) => `apps/${app}/src/__generated__/graphql.ts`).join(', ') : 'nothing to generate'}`,
);
