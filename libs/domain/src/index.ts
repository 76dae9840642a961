export { type Actor, systemActor } from './actor.ts';
export { type Clock, fixedClock, isoDate, systemClock } from './clock.ts';
export { type Decision, type NewEvent, type Refusal, type RefusalCode, decide, refuse } from './decision.ts';
export { derivedId, isClientId, isId, newId } from './identifiers.ts';
export { Decimal, type Money, isCurrency, isPlainDecimal, plainAmount, sumOf } from './money.ts';
export { RefusedError } from './refused-error.ts';
export { type Transitions, transitions } from './transitions.ts';
export { type Role, type Viewer, hasRole, roles, systemId } from './viewer.ts';
