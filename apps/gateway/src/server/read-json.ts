import type { FastifyInstance } from 'fastify';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads JSON bodies, in UTF-8 only: what is not would otherwise be taken with marks in the place of the letters that were meant. */
export function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    let text: string;
    try {
      text = utf8.decode(body as Buffer);
    } catch {
      return done(Object.assign(new Error('not UTF-8'), { statusCode: 400, code: 'NOT_UTF8' }));
    }
    void parse(request, text, done);
  });
}
