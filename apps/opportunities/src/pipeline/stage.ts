/** What being in a stage means: the deal is open, won or lost. */
export type StageKind = 'OPEN' | 'WON' | 'LOST';
/** How the forecast counts a deal. */
export type ForecastCategory = 'OMITTED' | 'PIPELINE' | 'BEST_CASE' | 'COMMIT' | 'CLOSED';

/** What a deal must have before it leaves a stage forwards. */
export const exitRequirements = ['AMOUNT', 'EXPECTED_CLOSE', 'CONTACT', 'PRODUCT', 'OWNER'] as const;
export type ExitRequirement = (typeof exitRequirements)[number];

/** A step on the way from a chance to won or lost; won and lost are told by `kind` alone. */
export interface Stage {
  id: string;
  code: string;
  title: string;
  kind: StageKind;
  probability: number;
  forecastCategory: ForecastCategory;
  exitRequirements: ExitRequirement[];
  guidance: string | null;
}
