import { id, requestKey, version } from '@leadline/subgraph';

/** What every change of a lead takes: which lead, the version that the client saw, the client's key for the request. */
export const changeInput = {
  leadId: id(),
  expectedVersion: version().nullish(),
  requestKey: requestKey().nullish(),
};
