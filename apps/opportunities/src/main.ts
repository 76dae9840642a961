import { runService } from '@leadline/subgraph';
import { environment } from './environment.ts';
import { opportunitiesService } from './service.ts';

await runService(opportunitiesService, environment);
