export { type FailpointSettings, armFailpoints, failpoint } from './failpoint.ts';
export { type FailpointName, deadlyFailpoints, failpointNames } from './failpoint-names.ts';
export { type FailpointAction, type FailpointPlan, failpointPlan } from './failpoint-plan.ts';
export { type FailpointHit, readHits } from './hit-log.ts';
