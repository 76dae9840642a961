// as: apps/leads/src/qualification/an-example.ts
// breaks: leadline/slice-boundary
import { requestConversion } from '../conversion/request-conversion.ts';

/** A slice that knows how its neighbour works. */
export const convert = requestConversion;
