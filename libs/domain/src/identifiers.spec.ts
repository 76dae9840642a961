import { derivedId, isClientId, newId } from './identifiers.ts';

const process = '0190c2a4-7b1e-7c3a-9f10-000000000001';

describe('Identifiers', () => {
  it('made later sort later', () => {
    const ids = Array.from({ length: 1000 }, newId);
    expect([...ids].sort()).toEqual(ids);
  });
  it('of what a process creates are the same for the same role, and others for another', () => {
    expect(derivedId(process, 'account')).toBe(derivedId(process, 'account'));
    expect(derivedId(process, 'account')).not.toBe(derivedId(process, 'contact'));
  });
  it('that processes derive may not be chosen by clients', () => expect(isClientId(derivedId(process, 'account'))).toBe(false));
  it('that clients make may', () =>
    expect([isClientId(newId()), isClientId(crypto.randomUUID()), isClientId('1')]).toEqual([true, true, false]));
});
