import { runService } from '@leadline/subgraph';
import { environment } from './environment.ts';
import { leadsService } from './service.ts';

await runService(leadsService, environment);
