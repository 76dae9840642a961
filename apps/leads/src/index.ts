export { leadsService } from './service.ts';
