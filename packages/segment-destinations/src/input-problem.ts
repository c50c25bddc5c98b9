import { messageOf, noSuchKey } from '@sluice/kit/host';
import { ownCore } from './segment-core';

/** What is wrong with a user's values for fields of a definition, if anything. Converts them to the fields' types, like Segment. */
export function inputProblem(inputs: object, fields: object = {}, core = ownCore()): string | undefined {
  const known = Object.keys(fields);
  const unknown = Object.keys(inputs).find((key) => !known.includes(key));
  if (unknown !== undefined) return `${unknown}: ${noSuchKey(unknown, known)}`;
  try {
    core.validateSchema(inputs, core.fieldsToJsonSchema(fields as never));
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
