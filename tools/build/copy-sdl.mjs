import { cpSync, globSync } from 'node:fs';
import { join } from 'node:path';

// A service reads its SDL beside its code at start, so the compiled code needs it beside it too.
const [project] = process.argv.slice(2);
for (const file of globSync('**/*.graphql', { cwd: join(project, 'src') })) {
  cpSync(join(project, 'src', file), join(project, 'dist', file));
}
