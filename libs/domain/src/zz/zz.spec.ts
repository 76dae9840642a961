import { thing, here } from './thing.ts';
describe('x', () => { it('y', () => { expect(thing()).toHaveLength(36); expect(here).toContain('zz'); }); });
