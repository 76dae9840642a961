import { runService } from '@leadline/subgraph';
import { environment } from './environment.ts';
import { accountsService } from './service.ts';

await runService(accountsService(environment), environment);
