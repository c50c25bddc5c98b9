import { type Action, didYouMean } from '@sluice/kit/host';
import type { ConfigurationProblem } from './configuration-error';
import { nameDirective } from './mapping/name-directive';

/** What Segment itself puts into a mapping: how to batch, how to synchronise, what its hooks have saved. */
const segmentsOwn =
  /^(__segment_internal_\w+|enable_batching|batch_(size|keys|bytes)|onMappingSave|retlOnMappingSave)$/;

/** The members of a mapping that are no fields of the action, each with its place in the mapping. */
export function checkFields(
  { title, fields }: Pick<Action, 'title' | 'fields'>,
  mapping: Readonly<Record<string, unknown>>,
): ConfigurationProblem[] {
  if (nameDirective(mapping) !== undefined) return [];
  const unknown = Object.keys(mapping).filter((key) => !Object.hasOwn(fields, key) && !segmentsOwn.test(key));
  const known = Object.keys(fields);
  return unknown.map((place) => ({
    place,
    message: `The action "${title}" has no such field.${didYouMean(place, known)} It has: ${known.join(', ')}.`,
  }));
}
