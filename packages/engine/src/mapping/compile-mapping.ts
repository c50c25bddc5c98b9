import type { Payload } from '@sluice/kit/host';
import type { Event } from '../event';
import type { Directive } from './directive';
import { directives } from './directives';
import { Emitter } from './emitter';

/** Makes a payload from an event, as the mapping says; not validated yet. */
export type Mapper = (event: Event) => Payload;

/** How a mapping is compiled. */
export interface MappingOptions {
  /** The directives by name. By default Segment's. */
  readonly language?: Readonly<Record<string, Directive>>;
  /**
   * Whether the payload may share parts of the event and have undefined members: faster, for readers that change nothing. Otherwise it
   * is a private copy.
   */
  readonly isShared?: boolean;
}

/**
 * Compiles a mapping to straight code that behaves like Segment's `transform`, except for what `differences.md` lists. Throws a
 * `ConfigurationError` if the mapping itself is wrong; the mapper throws if it fails on an event.
 */
export function compileMapping(
  mapping: Readonly<Record<string, unknown>>,
  { language = directives, isShared = false }: MappingOptions = {},
): Mapper {
  const scope = { root: 'event', isOutput: true, place: '' };
  let code = new Emitter(language, false, isShared);
  let payload = code.transform(mapping, scope);
  if (code.changesEvent) {
    code = new Emitter(language, true);
    payload = code.transform(mapping, scope);
  }
  return code.function(payload) as Mapper; // -- an object, unless one directive stands for the whole mapping
}
