import { newCompany } from '../steps/work-leads.ts';

/** What is public of a new organisation: its name, web address and domains. */
export function organisation(name = newCompany()): { name: string; website: string; domains: string[] } {
  const host = `${newCompany()}.example`;
  return { name, website: `https://${host}`, domains: [host] };
}
