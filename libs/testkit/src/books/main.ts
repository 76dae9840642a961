import { runService } from '@leadline/subgraph';
import { booksService } from './books-service.ts';
import { environment } from './environment.ts';

await runService(booksService, environment);
