import { OpportunityChanged, OpportunityReopened, OpportunityWon } from '@leadline/contracts';
import { type Handler, consume } from '@leadline/inbox';
import { noteOwner, noteReopening, noteWin } from './deal-standing.ts';

/** Keeps how deals stand and whose they are, whatever becomes of their deliveries: a win is known also while its project cannot be started. */
export const standingHandlers: Handler[] = [
  consume(OpportunityWon, async (event, tx) => void (await noteWin(tx, event))),
  consume(OpportunityReopened, async (event, tx) => {
    if (event.data.previousKind === 'WON') await noteReopening(tx, event);
  }),
  consume(OpportunityChanged, async (event, tx) => void (await noteOwner(tx, event))),
];
