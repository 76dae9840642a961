import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectsWith, tiers } from './spec-files.ts';

describe('The projects with test files', () => {
  let root: string;

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'spec-files-'));
    const files = [
      'apps/leads/src/capture/capture-lead.spec.ts',
      'apps/leads/src/capture/capture-lead.int.spec.ts',
      'libs/outbox/src/relay.int.spec.ts',
      'libs/outbox/dist/relay.spec.ts',
      'apps/e2e/src/journey/journey.e2e.ts',
      'tools/lint/lint-rules.spec.ts',
    ];
    for (const file of files) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), '');
    }
  });

  afterAll(() => rmSync(root, { recursive: true }));

  it.each([
    { tier: tiers.unit, projects: ['leads', 'tools'] },
    { tier: tiers.int, projects: ['leads', 'outbox'] },
    { tier: tiers.e2e, projects: ['e2e'] },
  ])('of the tier $tier.name are $projects', ({ tier, projects }) => {
    expect(projectsWith(tier, root)).toEqual(projects);
  });
});
