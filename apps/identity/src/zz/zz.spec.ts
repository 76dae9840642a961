import * as auth from '@leadline/auth';
import { SignJWT, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';
import { z } from 'zod';
describe('x', () => { it('y', async () => { const k = await generateKeyPair('ES256'); expect(await new SignJWT({a:1}).setProtectedHeader({alg:'ES256'}).sign(k.privateKey)).toContain('.'); expect(typeof auth).toBe('object'); expect(new Provider('http://localhost:1')).toBeDefined(); expect(z.string().parse('a')).toBe('a'); const d = await import('../../../../libs/domain/src/zz/thing.ts'); expect(d.here).toContain('zz'); }); });
