import { furtherProperties, leftOver, listOf, snakeCase } from '@sluice/kit';
import { connection } from './connection';
import { customerOf } from './customer';
import { isEverything } from './is-everything';
import { ownEventNames } from './own-event-names';
import { product, productsOf } from './product';
import { eventFields, recordEvent } from './record-event';

const further = leftOver(product);

/** Which properties a custom event has is agreed with Bluecore: https://help.bluecore.com/help/events-api, "Custom events". */
export const trackCustomEvent = connection.action({
  title: 'Track custom event',
  description: 'Records an event of your own that Bluecore has set up and the settings name.',
  defaultSubscription: 'type = "track"',
  fields: {
    name: {
      type: 'string',
      label: 'Event name',
      description: 'Compared in snake case with the custom events of the settings, and sent as it is spelled there.',
      required: true,
      default: { '@path': '$.event' },
    },
    ...product,
    furtherProperties: { ...furtherProperties, description: 'What else the event holds. Sent under the same names.' },
    ...eventFields,
  },
  items: (context) => {
    const { payload, settings, refuse, note } = context;
    const name = snakeCase(payload.name);
    if (name === '') throw refuse('name', 'it has no letter or digit.');
    const isAny = isEverything(settings.customEvents);
    const event = isAny
      ? payload.name.trim()
      : listOf(settings.customEvents).find((agreed) => snakeCase(agreed) === name);
    if (event !== undefined && ownEventNames.has(event)) {
      throw refuse('name', `"${event}" is an event of Bluecore’s own: subscribe the action that makes it.`);
    }
    if (event === undefined) {
      note('The setting "Custom events" does not name it: Bluecore would take it and keep nothing.');
      return [];
    }
    const {
      token,
      distinct_id: distinctId,
      customer,
      ...others
    } = isAny ? (payload.furtherProperties ?? {}) : further(payload.furtherProperties);
    if (token !== undefined || distinctId !== undefined || customer !== undefined) {
      note(
        'Properties named token, distinct_id or customer were left out: in a call to Bluecore they mean something else.',
      );
    }
    const products = isAny ? [] : productsOf(context);
    const properties = { ...others, ...(products.length > 0 && { products }) };
    return recordEvent(context, customerOf(context), [{ event, properties }]);
  },
});
