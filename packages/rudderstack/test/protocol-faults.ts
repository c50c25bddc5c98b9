import Ajv2020 from 'ajv/dist/2020';
import { protocolSchemas } from '../src/server/protocol-schemas';

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
ajv.addSchema({ $id: 'protocol', $defs: protocolSchemas('protocol#/$defs/') });

/** What the protocol's schema of this name says against a value. */
export function protocolFaults(name: string, value: unknown): string[] {
  const validate = ajv.getSchema(`protocol#/$defs/${name}`);
  if (!validate) throw new Error(`There is no schema ${name}.`);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
