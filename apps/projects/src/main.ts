import { runService } from '@leadline/subgraph';
import { environment } from './environment.ts';
import { projectsService } from './service.ts';

await runService(projectsService, environment);
