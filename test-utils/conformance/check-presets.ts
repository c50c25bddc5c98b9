import { isDeepStrictEqual } from 'node:util';
import type { Preset } from '@sluice/kit/host';
import { specEvents } from '@sluice/events';
import { findStale } from './find-stale';
import { nameEvent } from './name-event';
import { presetPipelines } from './preset-pipelines';
import { sampleEvents } from './sample-events';
import type { Exceptions, Subject } from './subject';

/**
 * Whether one preset, and never two, is for each event of the spec. `unsupported` names events (track events by name, other
 * calls by type) that the vendor has no use for.
 */
export function checkPresets(subject: Subject, unsupported: Exceptions = {}): string[] {
  const presets = presetPipelines(subject);
  const namesFor = (event: object): string[] => {
    // If an event should go nowhere, `integrations` says so; that is not checked here.
    const wanted = { ...event, integrations: undefined };
    return presets.filter(({ isFor }) => isFor(wanted)).map(({ preset }) => preset.name);
  };
  const without = specEvents.filter((event) => namesFor(event).length === 0);
  return [
    ...sampleEvents(200)
      .map((event) => ({ event, names: namesFor(event) }))
      .filter(({ names }) => names.length > 1)
      .map(({ event, names }) => `Several presets are for ${nameEvent(event)}: ${names.join(', ')}.`),
    ...without
      .filter(({ type, event }) => !Object.hasOwn(unsupported, event ?? type))
      .map((event) => `No preset is for ${nameEvent(event)}. List it where the vendor has no use for it.`),
    ...findEqual(subject.destination.presets),
    ...findStale(
      'unsupported',
      unsupported,
      without.map(({ type, event }) => event ?? type),
    ),
  ];
}

const eventItself = /"\$\.(?:event|type|name)"/;

/**
 * Presets of one action that make the same from different events without sending their names: the vendor could not tell an order
 * from its cancellation.
 */
function findEqual(presets: readonly Preset[]): string[] {
  const nameless = presets.filter(({ mapping }) => !eventItself.test(JSON.stringify(mapping)));
  return nameless.flatMap(({ name, partnerAction, mapping }, index) =>
    nameless
      .slice(0, index)
      .filter((other) => other.partnerAction === partnerAction && isDeepStrictEqual(other.mapping, mapping))
      .map(
        (other) =>
          `The presets "${other.name}" and "${name}" make the same of different events: make them one, or say in \`mapping\` what differs.`,
      ),
  );
}
