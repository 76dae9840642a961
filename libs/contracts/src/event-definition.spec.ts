import { z } from 'zod';
import { defineEvent } from './event-definition.ts';
import { events } from './events.ts';
import { personalRecord, personalRecordExample, personalRecordSchema } from './personal-record.ts';
import { freeText, id, personal } from './strings.ts';
import { LeadContacted, OpportunityOpened, TerritoryConfigured } from './index.ts';

const declare = (data: z.ZodObject) => () =>
  defineEvent({ name: 'Tried', type: 'leadline.tried.v1', topic: 'leads', meaning: 'A trial.', data, example: {} as never });

describe('Contracts › an event', () => {
  it('with a string that does not say what it is › is refused', () =>
    expect(declare(z.object({ nested: z.array(z.object({ word: z.string() })).nullable() }))).toThrow('Tried.nested[].word'));
  it('with a personal string › is refused', () => expect(declare(z.object({ email: personal() }))).toThrow('personal topic'));
  it('with free text › is refused', () => expect(declare(z.object({ note: freeText().nullable() }))).toThrow('personal topic'));
  it('whose example is off › is refused', () => expect(declare(z.object({ leadId: id() }))).toThrow());

  it('is made only of what its shape names', () => {
    const data = { ...LeadContacted.example, email: 'ada@acme.example' };
    expect(() => LeadContacted.of('0190c2a4-7b1e-7c3a-9f10-000000000001', data)).toThrow('email');
  });
  it.each(['nora@acme.example', 'Call Nora: she decides!', 'https://acme.example', '+49 30 123456'])(
    'with the code %j › is not made, and is read if it is there',
    (code) => {
      const data = { ...OpportunityOpened.example, productCode: code };
      expect(() => OpportunityOpened.of(data.accountId, data)).toThrow('OpportunityOpened.productCode');
      expect(() => OpportunityOpened.of(data.accountId, data)).not.toThrow(code);
      expect(OpportunityOpened.read(data)).toEqual(data);
    },
  );
  it('with a code in a list › is not made either', () => {
    const data = { ...TerritoryConfigured.example, regions: ['EMEA', 'nora@acme.example'] };
    expect(() => TerritoryConfigured.of('0190c2a4-7b1e-7c3a-9f10-000000000001', data)).toThrow('TerritoryConfigured.regions[]');
  });
  it.each([
    'GTX Plus Basic',
    'MG-500/2',
    'Food & Beverage',
    'Baden-Württemberg',
    "Côte d'Ivoire",
    'FREQ=WEEKLY;BYDAY=MO,TU',
    'acme.example',
  ])('with the code %j › is made', (code) => {
    const data = { ...OpportunityOpened.example, productCode: code };
    expect(OpportunityOpened.of(data.accountId, data).data).toEqual(data);
  });
  it('is read with later additions', () =>
    expect(LeadContacted.read({ ...LeadContacted.example, addedLater: 1 })).toEqual(LeadContacted.example));
});

describe('Contracts › all events', () => {
  it.each([...events.values()].map((event) => [event.name, event] as const))(
    '%s › type, topic, meaning and example belong together',
    (_, event) => {
      expect(event.type).toMatch(/^leadline\.[a-z-]+(\.[a-z-]+)+\.v\d+$/);
      expect(event.meaning).toMatch(/\.$/);
      expect(event.read(event.example)).toEqual(event.example);
    },
  );
});

describe('Contracts › a personal record', () => {
  it('is read back as it was made', () => expect(personalRecordSchema.parse(personalRecordExample)).toEqual(personalRecordExample));
  it('with an unforeseen field › is refused', () => {
    const record = { ...personalRecordExample, fields: { shoeSize: '42' } } as unknown as Parameters<typeof personalRecord>[0];
    expect(() => personalRecord(record)).toThrow('shoeSize');
  });
});
