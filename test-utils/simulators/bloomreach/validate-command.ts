import type { Endpoint } from './endpoint';
import { isObject } from '@sluice/kit';
import { schema } from './schema';
import { compileSchema } from './validation';
import type { Validation } from './validation';

type Api = Endpoint['api'];

const validators = {
  dataHub: compileAll(schema.commands.dataHub),
  engagement: compileAll(schema.commands.engagement),
};

// EN-limits: a customer update of less than 800 KB, a property of less than 16 KB. Assumed: a KB is 1000 bytes, the
// stricter reading; that the command is refused, and the texts.
const customerBytes = 800_000;
const propertyBytes = 16_000;

export function validateCommand(command: Readonly<Record<string, unknown>>, api: Api): Validation {
  const { name, data, command_id: commandId } = command;
  const validate = typeof name === 'string' ? validators[api].get(name) : undefined;
  // Assumed: the text.
  if (validate === undefined) return { errors: ['Unknown command'], unknown: [] };
  const { errors, unknown } = validate(data);
  return {
    // EN-batch: `command_id` is text.
    errors: [
      ...errors,
      ...(commandId === undefined || typeof commandId === 'string' ? [] : ['command_id must be string']),
      ...(name === 'customers' && isObject(data) ? findOversizes(command, data.properties) : []),
    ],
    unknown,
  };
}

function findOversizes(command: object, properties: unknown): string[] {
  const tooLarge = Object.entries(isObject(properties) ? properties : {}).filter(([, value]) => {
    return countBytes(typeof value === 'string' ? value : JSON.stringify(value)) >= propertyBytes;
  });
  return [
    ...(countBytes(JSON.stringify(command)) >= customerBytes ? ['The customer update is too large'] : []),
    ...tooLarge.map(([name]) => `The value of property ${name} is too large`),
  ];
}

function countBytes(text: string): number {
  return Buffer.byteLength(text);
}

function compileAll(schemas: Readonly<Record<string, object>>): Map<string, (value: unknown) => Validation> {
  return new Map(Object.entries(schemas).map(([name, value]) => [name, compileSchema(value)]));
}
