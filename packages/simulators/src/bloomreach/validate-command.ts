import { compileSchema } from '../compile-schema';
import { isObject } from '../is-object';
import { describeErrors, type Validation } from './describe-errors';
import type { Endpoint } from './endpoint';
import { type IdTypes, readIds } from './ids';
import { schema } from './schema';

type Api = Endpoint['api'];

const validators = {
  dataHub: compileAll(schema.commands.dataHub),
  engagement: compileAll(schema.commands.engagement),
};

/** The limits of a project: its ID types, and the number of attributes in its contract. */
export interface Limits {
  readonly idTypes: IdTypes;
  readonly attributes: number;
}

// EN-limits: a customer update is smaller than 800 KB. EN-track: 255 attributes of 16 KB each, or 1,024 of 2 KiB. Assumed: a KB
// is 1000 bytes, the stricter reading; that the command is refused; the texts.
const customerBytes = 800_000;
const attributeBytes = (attributes: number): number => (attributes > 255 ? 2048 : 16_000);

export function validateCommand(command: Readonly<Record<string, unknown>>, api: Api, limits: Limits): Validation {
  const { name, data, command_id: commandId } = command;
  const validate = typeof name === 'string' ? validators[api].get(name) : undefined;
  // Assumed: the text.
  if (validate === undefined) return { errors: ['Unknown command'], unknown: [] };
  const { errors, unknown } = describeErrors(validate(data));
  return {
    // EN-batch: `command_id` is text.
    errors: [
      ...errors,
      ...(isObject(data) ? findNoId(data.customer_ids, limits.idTypes) : []),
      ...(commandId === undefined || typeof commandId === 'string' ? [] : ['command_id must be string']),
      ...(name === 'customers' && isObject(data) ? findOversizes(command, data.properties, limits.attributes) : []),
    ],
    unknown,
  };
}

// EN-err: the text, if there are IDs but none of them is valid.
export function findNoId(ids: unknown, types: IdTypes): string[] {
  const isGiven = isObject(ids) && Object.keys(ids).length > 0;
  return isGiven && readIds(ids, types).length === 0 ? ['At least one valid id should be specified'] : [];
}

function findOversizes(command: object, properties: unknown, attributes: number): string[] {
  const most = attributeBytes(attributes);
  const tooLarge = Object.entries(isObject(properties) ? properties : {}).filter(([, value]) => {
    return countBytes(typeof value === 'string' ? value : JSON.stringify(value)) > most;
  });
  return [
    ...(countBytes(JSON.stringify(command)) >= customerBytes ? ['The customer update is too large'] : []),
    ...tooLarge.map(([name]) => `The value of property ${name} is too large`),
  ];
}

function countBytes(text: string): number {
  return Buffer.byteLength(text);
}

function compileAll(schemas: Readonly<Record<string, object>>): Map<string, ReturnType<typeof compileSchema>> {
  return new Map(Object.entries(schemas).map(([name, value]) => [name, compileSchema(value)]));
}
