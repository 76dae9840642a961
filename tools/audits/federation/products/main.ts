import { runService, serviceEnvironment } from '@leadline/subgraph';
import { productsService } from './products-service.ts';

await runService(productsService, serviceEnvironment(process.env));
