import { compileTrigger } from '@sluice/engine';
import {
  isMessageType,
  messageOf,
  messageTypes,
  nearest,
  nearMissOf,
  spellingsOf,
  standardEvents,
} from '@sluice/kit/host';
import { actionsOf, type Definition, presetsOf } from './definition';
import { doubtful, type Finding, wrong } from './finding';

/** Whether the triggers of presets and actions compile, and name calls and events that exist. */
export function triggers(definition: Definition): Finding[] {
  return [
    ...Object.entries(actionsOf(definition)).flatMap(([key, { defaultSubscription: fql }]) =>
      fql === undefined ? [] : inTrigger(`actions.${key}.defaultSubscription`, fql),
    ),
    ...presetsOf(definition).flatMap(({ subscribe, partnerAction }, index) =>
      // What it has from its action, is told there.
      subscribe === undefined || subscribe === actionsOf(definition)[partnerAction]?.defaultSubscription
        ? []
        : inTrigger(`presets.${index}.subscribe`, subscribe),
    ),
  ];
}

function inTrigger(place: string, fql: string): Finding[] {
  try {
    compileTrigger(fql);
  } catch (error) {
    return [wrong(place, 'It does not work.', messageOf(error))];
  }
  return [
    ...namedIn(fql, 'type')
      .filter((type) => !isMessageType(type))
      .map((type) => wrong(place, `No call has the type "${type}".`, `There are ${messageTypes.join(', ')}.`)),
    ...namedIn(fql, 'event')
      .filter((event) => !isStandard(event))
      .map((event) => {
        const near = nearMissOf(event) ?? nearest(event, Object.keys(standardEvents), 2);
        const fix = near === undefined ? 'Make sure that senders use this name.' : `Did you mean "${near}"?`;
        return doubtful(place, `No spec names the event "${event}".`, fix);
      }),
  ];
}

/** The values after `type =` or `event =` in a trigger. Those after `!=` do not matter. */
function namedIn(fql: string, field: 'type' | 'event'): string[] {
  return [...fql.matchAll(new RegExp(`(?<![\\w.])${field}\\s*=\\s*"([^"]*)"`, 'g'))].map(([, name = '']) => name);
}

function isStandard(event: string): boolean {
  return Object.hasOwn(standardEvents, spellingsOf(event)[0]);
}
