import type { Command } from 'commander';
import { count } from '../command/option-values.ts';
import { type Run, reporting } from '../command/reporting.ts';
import type { Session } from '../command/session.ts';
import { checkDatabases } from './check-databases.ts';
import { checkGateway, checkServices } from './check-http.ts';
import { checkIssuer } from './check-issuer.ts';
import { checkKafka } from './check-kafka.ts';
import { checkNode } from './check-node.ts';
import { checkStack } from './check-stack.ts';
import { doctorReport } from './doctor-report.ts';
import { type Finding, wrong } from './finding.ts';

interface Options {
  partitions?: number;
}

/** Adds `leadline doctor`. */
export function addDoctor(program: Command, session: Session): void {
  program
    .command('doctor')
    .summary('check everything that the stack depends on')
    .description(
      'Checks Node, the database of each service, Kafka with its topics and partition counts, the issuer, each service, the gateway, and that the graph has an answer of each subgraph; and says what is wrong and what to do about it. Changes nothing.',
    )
    .option('--partitions <count>', 'how many partitions each topic should have; 12 unless said otherwise (TOPIC_PARTITIONS)', count)
    .action(reporting<Options>(session, examine));
}

async function examine(run: Run<Options>) {
  const { addresses, options, environment } = run;
  const findings = await Promise.all([
    found('databases', checkDatabases(addresses)),
    found('kafka', checkKafka(addresses, options.partitions ?? environment.TOPIC_PARTITIONS)),
    found('issuer', checkIssuer(addresses)),
    found('services', checkServices(addresses)),
    found('gateway', checkGateway(run)),
  ]);
  return doctorReport([checkNode(process.version), checkStack(addresses), ...findings.flat()]);
}

/** What a check found; one that fails itself takes nothing from the others. */
export async function found(about: string, check: Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await check;
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return [wrong(about, `could not be checked: ${says}`, 'The check itself failed: look at it by hand, and say so to the makers.')];
  }
}
