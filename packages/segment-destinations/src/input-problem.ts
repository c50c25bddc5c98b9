import { noSuchKey } from '@sluice/kit/host';
import { ownCore } from './segment-core';

/** What is wrong with what somebody gave for fields of a definition; it is made into what the fields ask for, as Segment does it. */
export function inputProblem(inputs: object, fields: object = {}, core = ownCore()): string | undefined {
  const known = Object.keys(fields);
  const unknown = Object.keys(inputs).find((key) => !known.includes(key));
  if (unknown !== undefined) return `${unknown}: ${noSuchKey(unknown, known)}`;
  try {
    core.validateSchema(inputs, core.fieldsToJsonSchema(fields as never));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
