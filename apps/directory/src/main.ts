import { runService } from '@leadline/subgraph';
import { environment } from './environment.ts';
import { directoryService } from './service.ts';

await runService(directoryService(environment.usersFile), environment);
