import type { ErrorObject } from 'ajv';

export interface Validation {
  readonly errors: readonly string[];
  /** Members that the vendor does not know. */
  readonly unknown: readonly string[];
}

export function describeErrors(found: readonly ErrorObject[]): Validation {
  return {
    errors: [...new Set(found.filter((error) => !isUnknownMember(error)).flatMap(describe))],
    unknown: found.filter(isUnknownMember).map(({ params }) => String(params.additionalProperty)),
  };
}

function isUnknownMember({ keyword }: ErrorObject): boolean {
  return keyword === 'additionalProperties';
}

// EN-err prints two texts for ids. Assumed: all the others.
function describe({ instancePath, keyword, message, params, schemaPath }: ErrorObject): string[] {
  const isMissing = keyword === 'required' && params.missingProperty === 'customer_ids';
  if (isMissing || (instancePath.endsWith('/customer_ids') && keyword === 'minProperties')) {
    return ['At least one id should be specified.'];
  }
  // For alternatives, report only which members are missing.
  if (schemaPath.startsWith('#/anyOf') && keyword !== 'required') return [];
  return [`${instancePath.slice(1) || 'data'} ${message}`];
}
