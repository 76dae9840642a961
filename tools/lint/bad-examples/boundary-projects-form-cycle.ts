// as: libs/domain/src/decision.ts
// breaks: @nx/enforce-module-boundaries
import type { UnitOfWork } from '@leadline/postgres';

/** The domain vocabulary resting on the library that rests on it. */
export type Work = UnitOfWork;
