import { z } from 'zod';
import { refuseUnfitCodes, refuseUnfitStrings } from './string-kinds.ts';
import type { Topic } from './topics.ts';

/** One kind of event: its type, its topic, its data's shape, one example and a sentence of meaning. */
export interface EventDefinition<Data> {
  name: string;
  type: string;
  topic: Topic;
  meaning: string;
  schema: z.ZodType<Data>;
  example: Data;
  /** True for steps of the conversion process, which do not move the version of the aggregate they are keyed by. */
  process: boolean;
  /** Makes the event for an aggregate; throws when the data is not exactly of the shape, or a code in it is none. */
  of(subject: string, data: Data): { type: string; topic: Topic; subject: string; data: Data; process: boolean };
  /** Reads data from the wire: tolerant of later additions; throws a ZodError when it is not of the shape. */
  read(data: unknown): Data;
}

interface Declaration<Shape extends z.ZodObject> {
  name: string;
  type: string;
  topic: Topic;
  meaning: string;
  data: Shape;
  example: z.output<Shape>;
  process?: boolean;
}

/** Declares an event; throws at start-up when a string does not say what it is or is not fit for facts, or the example is off. */
export function defineEvent<Shape extends z.ZodObject>(declaration: Declaration<Shape>): EventDefinition<z.output<Shape>> {
  const { name, type, topic, meaning, data, example, process = false } = declaration;
  refuseUnfitStrings(name, data, { personalAllowed: false });
  const exact = z.strictObject(data.shape);
  const checkCodes = refuseUnfitCodes(name, data);
  const make = (input: unknown): z.output<Shape> => {
    const made = exact.parse(input) as z.output<Shape>;
    checkCodes(made);
    return made;
  };
  make(example);
  return {
    name,
    type,
    topic,
    meaning,
    schema: data as unknown as z.ZodType<z.output<Shape>>,
    example,
    process,
    of: (subject, input) => ({ type, topic, subject, data: make(input), process }),
    read: (input) => data.parse(input) as z.output<Shape>,
  };
}
