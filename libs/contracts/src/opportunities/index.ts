export { OpportunityOpened } from './opportunity-opened.ts';
export { OpportunityChanged } from './opportunity-changed.ts';
export { OpportunityStageChanged } from './opportunity-stage-changed.ts';
export { OpportunityWon } from './opportunity-won.ts';
export { OpportunityLost } from './opportunity-lost.ts';
export { OpportunityReopened } from './opportunity-reopened.ts';
export { OpportunityArchived } from './opportunity-archived.ts';
export { PipelineConfigured } from './pipeline-configured.ts';
