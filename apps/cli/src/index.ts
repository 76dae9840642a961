export { runLeadline } from './run-leadline.ts';
