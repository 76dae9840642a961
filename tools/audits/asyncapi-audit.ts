import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../test/places.ts';
import { type Audit, findingOf } from './audit.ts';
import { npmTool } from './npm-tool.ts';

interface Diagnostic {
  /** 0 is an error, greater is less. */
  severity: number;
  code: string | number;
  message: string;
  path: (string | number)[];
}

interface ParserPackage {
  Parser: new () => { parse(text: string): Promise<{ document?: object; diagnostics: Diagnostic[] }> };
}

const file = 'docs/events/asyncapi.yaml';
const said = ({ code, path, message }: Diagnostic) => `${file} ${path.join('.')}: ${message} (${code})`;

/** The event document is valid AsyncAPI. */
export const asyncapiAudit: Audit = {
  name: 'asyncapi',
  needs: ['npmTools'],
  async run(provisions) {
    const { Parser } = await npmTool<ParserPackage>(provisions, '@asyncapi/parser');
    const { document, diagnostics } = await new Parser().parse(readFileSync(join(root, file), 'utf8'));
    const errors = diagnostics.filter(({ severity }) => severity === 0).map(said);
    if (document === undefined && errors.length === 0) errors.push(`${file} could not be parsed, for no reason that the parser tells.`);
    return findingOf(errors.length > 0 ? errors : [undefined]);
  },
};
