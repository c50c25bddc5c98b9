import { specEvents } from '../events';
import { findStale } from './find-stale';
import { nameEvent } from './name-event';
import { presetPipelines } from './preset-pipelines';
import type { Exceptions, Subject } from './subject';

/**
 * Whether each preset makes something of the spec's events it is for: nothing required is missing from its mapping.
 * `rejected` names events (track events by name, other calls by type) that the vendor cannot take as the spec has them.
 */
export function checkMappings(subject: Subject, rejected: Exceptions = {}): string[] {
  const refused = presetPipelines(subject).flatMap(({ preset, pipeline }) =>
    specEvents.flatMap((event) => {
      const [outcome] = pipeline.plan([event]).outcomes;
      return outcome?.status === 'rejected' ? [{ event, preset, outcome }] : [];
    }),
  );
  return [
    ...refused
      .filter(({ event: { type, event } }) => !Object.hasOwn(rejected, event ?? type))
      .map(
        ({ event, preset, outcome }) => `The preset "${preset.name}" rejects ${nameEvent(event)}: ${outcome.message}`,
      ),
    ...findStale(
      'rejected',
      rejected,
      refused.map(({ event: { type, event } }) => event ?? type),
    ),
  ];
}
