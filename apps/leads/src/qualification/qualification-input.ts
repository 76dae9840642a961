import { isoDate, nonNegativeMoney, text } from '@leadline/subgraph';
import { z } from 'zod';
import { convertOptionsInput } from '../conversion/convert-options-input.ts';
import { changeInput } from '../lead/change-input.ts';
import { criterionStates } from '../lead/vocabulary.ts';

const answers = z
  .array(
    z.object({
      criterion: text(40),
      state: z.enum(criterionStates),
      evidence: text(2_000).nullish(),
      budget: nonNegativeMoney().nullish(),
      timeline: isoDate().nullish(),
    }),
  )
  .max(20, { error: 'must be at most 20' });

/** A decision that a lead is worth pursuing. */
export const qualifyInput = z.object({ ...changeInput, answers: answers.nullish(), convert: convertOptionsInput.nullish() });

/** What was found out about a lead. */
export const recordInput = z.object({ ...changeInput, answers: answers.min(1, { error: 'must hold at least one answer' }) });
