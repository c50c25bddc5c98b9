import { transform } from '@segment/actions-core/mapping-kit';
import validateMapping from '@segment/actions-core/mapping-kit/validate';
import type { Payload } from '@sluice/kit';
import type { Event } from './event';

type MappingObject = Parameters<typeof transform>[0];

/** What an event becomes under a mapping: texts, numbers and the rest as the mapping says, not yet checked. */
export type Mapper = (event: Event) => Payload;

/** Compiles a mapping. Throws where the mapping itself is wrong; the mapper throws where it fails on one event. */
export function compileMapping(mapping: Readonly<Record<string, unknown>>): Mapper {
  // A copy, since `@replace` writes its defaults into the mapping it is given.
  const own = structuredClone(mapping) as MappingObject;
  validateMapping(own);
  return (event) => transform(own, event);
}
