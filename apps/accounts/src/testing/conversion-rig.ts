import { LeadAccountResolved, LeadConversionRequested, personalRecord } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { type EventContext, type TestService, eventually } from '@leadline/testkit';

/** What leads asks for. */
export type Request = Parameters<typeof LeadConversionRequested.of>[1];

/** Nothing was decided before. */
export const noUse = { accountId: null, contactId: null, createAccount: false, createContact: false };

/** A request of a lead of its own for a company of its own, without an opportunity. */
export const aRequest = (changes: Partial<Request> = {}): Request => {
  const ids = { leadId: newId(), conversionId: newId(), ownerId: newId(), teamId: newId() };
  const company = `Company ${newId().slice(-12)}`;
  return { ...LeadConversionRequested.example, ...ids, company, use: noUse, opportunity: null, ...changes };
};

/** What is personal of a lead. */
export interface Details {
  name?: string;
  emails?: string[];
  website?: string | null;
  jobTitle?: string | null;
}

/** Plays leads and opportunities towards accounts, and reads what it answers. */
export function conversionRig(service: () => TestService) {
  async function person({ leadId, personVersion: version }: Request, details: Details = {}, personIds = [leadId]) {
    const fields = { name: 'Ada Example', emails: [`${leadId}@people.example`], phones: ['+41446681800'], ...details };
    await service().publishPersonal(personalRecord({ recordId: leadId, recordType: 'lead', personIds, version, fields }));
  }
  const ask = (request: Request, context?: EventContext) => service().publish(LeadConversionRequested.of(request.leadId, request), context);
  const answers = async ({ conversionId }: Request) =>
    (await service().published('conversions')).filter(
      ({ data, envelope }) => data.conversionId === conversionId && envelope.type !== LeadConversionRequested.type,
    );
  const answer = (request: Request, type: { type: string }) =>
    eventually(async () => {
      const all = await answers(request);
      const found = all.find(({ data, envelope }) => envelope.type === type.type && data.attempt === request.attempt);
      if (found) return found.data;
      throw new Error(`no ${type.type}; there is ${all.map(({ envelope, data }) => `${envelope.type} ${JSON.stringify(data)}`).join()}`);
    });
  async function convert(request: Request, details?: Details) {
    await person(request, request.hasPerson ? details : { ...details, emails: [] });
    await ask(request);
    return answer(request, LeadAccountResolved);
  }
  const rows = (sql: string, ...values: unknown[]) => service().dataSource.query(sql, values);
  const accountRow = async (id: string) => (await rows('SELECT * FROM account WHERE id = $1', id))[0];
  return { person, ask, answers, answer, convert, rows, accountRow };
}
