import type { Money } from '@leadline/domain';
import type { BuyingRole, ContactChannel, LeadDirection, LeadSource, PartyKind, Temperature } from './vocabulary.ts';

/** Where somebody is. */
export interface Address {
  street: string | null;
  city: string | null;
  postalCode: string | null;
  region: string | null;
  country: string | null;
}

/** A spoken note: where it can be heard, and what it says. */
export interface VoiceNote {
  audioUrl: string;
  transcript: string | null;
}

/** Who the person is and what somebody wrote about them: never part of a fact. Null throughout once erased. */
export interface PersonDetails {
  name: string | null;
  jobTitle: string | null;
  /** In lower case; the first is the main one. */
  emails: string[];
  /** In international form (E.164); the first is the main one. */
  phones: string[];
  website: string | null;
  address: Address | null;
  note: string | null;
  voiceNote: VoiceNote | null;
  nextAction: string | null;
  /** Who referred them, in words, where it is no contact of the graph. */
  referredBy: string | null;
}

/** What is known of the lead besides the person; only plain words, codes and ids. */
export interface BusinessDetails {
  kind: PartyKind;
  source: LeadSource;
  direction: LeadDirection | null;
  company: string | null;
  temperature: Temperature | null;
  buyingRole: BuyingRole;
  nextActionOn: string | null;
  potentialValue: Money | null;
  /** The code of the product that they are interested in. */
  productInterest: string | null;
  industry: string | null;
  region: string | null;
  companySize: string | null;
  tags: string[];
  campaignId: string | null;
  referredByContactId: string | null;
  preferredChannel: ContactChannel | null;
  doNotContact: ContactChannel[];
  accountId: string | null;
  contactId: string | null;
}

/** All that a client may say of a lead; everything but the name is optional. */
export type LeadDetails = PersonDetails & BusinessDetails;

/** A lead of whom nothing is known yet. */
export const noDetails: LeadDetails = {
  name: null,
  jobTitle: null,
  emails: [],
  phones: [],
  website: null,
  address: null,
  note: null,
  voiceNote: null,
  nextAction: null,
  referredBy: null,
  kind: 'UNKNOWN',
  source: 'OTHER',
  direction: null,
  company: null,
  temperature: null,
  buyingRole: 'UNKNOWN',
  nextActionOn: null,
  potentialValue: null,
  productInterest: null,
  industry: null,
  region: null,
  companySize: null,
  tags: [],
  campaignId: null,
  referredByContactId: null,
  preferredChannel: null,
  doNotContact: [],
  accountId: null,
  contactId: null,
};

/** The details of a record that holds more than those. */
export const detailsOf = (record: LeadDetails): LeadDetails =>
  Object.fromEntries(Object.keys(noDetails).map((field) => [field, record[field as keyof LeadDetails]])) as unknown as LeadDetails;
