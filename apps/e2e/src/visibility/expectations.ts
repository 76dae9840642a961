import type { Role } from '@leadline/domain';

/** How a record stands to the viewer, a user of the team North. */
export const relations = ['own', 'team', 'foreign', 'nobody', 'assigned'] as const;
export type Relation = (typeof relations)[number];

/**
 * What a viewer gets of a record: all of it, all but what is personal, nothing as if it were not there, or a refusal for want of the scope.
 * `-`: there is no such record.
 */
export type Sight = 'all' | 'masked' | 'hidden' | 'refused' | '-';

/** What each role sees of each entity, in the columns of `relations`: own, of the team, foreign, nobody's, foreign with a task of the viewer's. */
export const expectations: Record<string, Record<Role, string>> = {
  Lead: {
    ADMIN: /*    */ 'all     all     all     all     all',
    MANAGER: /*  */ 'all     all     hidden  masked  hidden',
    REP: /*      */ 'all     all     hidden  hidden  hidden',
    DELIVERY: /* */ 'refused refused refused refused refused',
    MARKETER: /* */ 'all     all     all     all     all',
    ANALYST: /*  */ 'masked  masked  masked  masked  masked',
    SERVICE: /*  */ 'all     all     all     all     all',
  },
  ConvertedLead: {
    ADMIN: /*    */ 'all     all     all     all     all',
    MANAGER: /*  */ 'all     all     hidden  masked  hidden',
    REP: /*      */ 'all     all     hidden  hidden  hidden',
    DELIVERY: /* */ 'refused refused refused refused refused',
    MARKETER: /* */ 'masked  masked  masked  masked  masked',
    ANALYST: /*  */ 'masked  masked  masked  masked  masked',
    SERVICE: /*  */ 'all     all     all     all     all',
  },
  Account: {
    ADMIN: /*    */ 'all     all     all     all     all',
    MANAGER: /*  */ 'all     all     hidden  masked  hidden',
    REP: /*      */ 'all     all     hidden  hidden  hidden',
    DELIVERY: /* */ 'all     all     hidden  hidden  all',
    MARKETER: /* */ 'refused refused refused refused refused',
    ANALYST: /*  */ 'masked  masked  masked  masked  masked',
    SERVICE: /*  */ 'all     all     all     all     all',
  },
  IndividualAccount: {
    ADMIN: /*    */ 'all     all     all     all     all',
    MANAGER: /*  */ 'all     all     hidden  masked  hidden',
    REP: /*      */ 'all     all     hidden  hidden  hidden',
    DELIVERY: /* */ 'hidden  hidden  hidden  hidden  hidden',
    MARKETER: /* */ 'refused refused refused refused refused',
    ANALYST: /*  */ 'masked  masked  masked  masked  masked',
    SERVICE: /*  */ 'all     all     all     all     all',
  },
  Contact: {
    ADMIN: /*    */ 'all     all     all     all     all',
    MANAGER: /*  */ 'all     all     hidden  masked  hidden',
    REP: /*      */ 'all     all     hidden  hidden  hidden',
    DELIVERY: /* */ 'all     all     hidden  hidden  all',
    MARKETER: /* */ 'refused refused refused refused refused',
    ANALYST: /*  */ 'masked  masked  masked  masked  masked',
    SERVICE: /*  */ 'all     all     all     all     all',
  },
  Opportunity: {
    ADMIN: /*    */ 'all     all     all     all     all',
    MANAGER: /*  */ 'all     all     hidden  masked  hidden',
    REP: /*      */ 'all     all     hidden  hidden  hidden',
    DELIVERY: /* */ 'hidden  hidden  hidden  hidden  hidden',
    MARKETER: /* */ 'refused refused refused refused refused',
    ANALYST: /*  */ 'masked  masked  masked  masked  masked',
    SERVICE: /*  */ 'all     all     all     all     all',
  },
  Project: {
    ADMIN: /*    */ 'all     all     all     all     all',
    MANAGER: /*  */ 'all     all     hidden  all     hidden',
    REP: /*      */ 'all     all     hidden  hidden  hidden',
    DELIVERY: /* */ 'all     all     hidden  hidden  all',
    MARKETER: /* */ 'refused refused refused refused refused',
    ANALYST: /*  */ 'all     all     all     all     all',
    SERVICE: /*  */ 'all     all     all     all     all',
  },
  Task: {
    ADMIN: /*    */ 'all     all     all     all     all',
    MANAGER: /*  */ 'all     all     hidden  all     hidden',
    REP: /*      */ 'all     all     hidden  hidden  hidden',
    DELIVERY: /* */ 'all     all     hidden  hidden  all',
    MARKETER: /* */ 'refused refused refused refused refused',
    ANALYST: /*  */ 'all     all     all     all     all',
    SERVICE: /*  */ 'all     all     all     all     all',
  },
  User: {
    ADMIN: /*    */ 'all     all     all     -       -',
    MANAGER: /*  */ 'all     all     all     -       -',
    REP: /*      */ 'all     all     all     -       -',
    DELIVERY: /* */ 'all     all     all     -       -',
    MARKETER: /* */ 'all     all     all     -       -',
    ANALYST: /*  */ 'all     masked  masked  -       -',
    SERVICE: /*  */ 'all     all     all     -       -',
  },
  Team: {
    ADMIN: /*    */ 'all     -       all     -       -',
    MANAGER: /*  */ 'all     -       all     -       -',
    REP: /*      */ 'all     -       all     -       -',
    DELIVERY: /* */ 'all     -       all     -       -',
    MARKETER: /* */ 'all     -       all     -       -',
    ANALYST: /*  */ 'all     -       all     -       -',
    SERVICE: /*  */ 'all     -       all     -       -',
  },
  Territory: {
    ADMIN: /*    */ 'all     -       -       -       -',
    MANAGER: /*  */ 'all     -       -       -       -',
    REP: /*      */ 'all     -       -       -       -',
    DELIVERY: /* */ 'all     -       -       -       -',
    MARKETER: /* */ 'all     -       -       -       -',
    ANALYST: /*  */ 'all     -       -       -       -',
    SERVICE: /*  */ 'all     -       -       -       -',
  },
  Pipeline: {
    ADMIN: /*    */ 'all     -       -       -       -',
    MANAGER: /*  */ 'all     -       -       -       -',
    REP: /*      */ 'all     -       -       -       -',
    DELIVERY: /* */ 'all     -       -       -       -',
    MARKETER: /* */ 'refused -       -       -       -',
    ANALYST: /*  */ 'all     -       -       -       -',
    SERVICE: /*  */ 'all     -       -       -       -',
  },
};

/** The cells of the table's row. */
export const sightsOf = (entity: string, role: Role): Sight[] => expectations[entity]![role].split(/ +/) as Sight[];
