import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

// An unknown keyword or format is a misprint and would check nothing, so it is an error, unless OpenAPI uses it for description
// only.
const ajv = new Ajv2020({ allErrors: true, strictTypes: false, strictTuples: false, strictRequired: false });
ajv.addVocabulary(['discriminator', 'example', 'externalDocs', 'xml']);
addFormats(ajv);

/** Compiles a JSON Schema on first use: there are many, and a run needs few. */
export function compileSchema(schema: object): (value: unknown) => readonly ErrorObject[] {
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= ajv.compile(schema);
    return validate(value) ? [] : (validate.errors ?? []);
  };
}
