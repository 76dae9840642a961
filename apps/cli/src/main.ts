import { interruption } from '@leadline/stack';
import { runLeadline } from './run-leadline.ts';

// A reader that has had enough (`| head`) is no failure.
process.stdout.on('error', () => process.exit());

process.exitCode = await runLeadline(process.argv.slice(2), {
  out: (line) => void process.stdout.write(`${line}\n`),
  error: (line) => void process.stderr.write(`${line}\n`),
  interruption,
});
