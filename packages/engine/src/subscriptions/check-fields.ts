import { type Action, didYouMeanOneOf } from '@sluice/kit/host';
import type { ConfigurationProblem } from '../configuration-error';
import { isSegmentKey } from './is-segment-key';
import { nameDirective } from '../mapping/name-directive';

/** Problems for the keys of a mapping that are not fields of the action. */
export function checkFields(
  { title, fields }: Pick<Action, 'title' | 'fields'>,
  mapping: Readonly<Record<string, unknown>>,
): ConfigurationProblem[] {
  if (nameDirective(mapping) !== undefined) return [];
  const unknown = Object.keys(mapping).filter((key) => !Object.hasOwn(fields, key) && !isSegmentKey(key));
  const known = Object.keys(fields);
  return unknown.map((place) => ({
    place,
    message: `The action "${title}" has no such field.${didYouMeanOneOf(place, known)}`,
  }));
}
