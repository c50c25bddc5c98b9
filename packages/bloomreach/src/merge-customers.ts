import { connection } from './connection';
import { namedIds } from './named-ids';
import { customerFields, setProperties } from './set-properties';

/**
 * Bloomreach has no call for it: an update that holds a hard and a soft ID makes one customer of the two profiles.
 * https://documentation.bloomreach.com/engagement/docs/customer-identification
 */
export const mergeCustomers = connection.action({
  title: 'Merge customers',
  description: 'Makes one customer of an anonymous profile and a known one. It cannot be undone.',
  defaultSubscription: 'type = "alias"',
  fields: {
    ...customerFields,
    userId: { ...customerFields.userId, required: true },
    anonymousId: {
      ...customerFields.anonymousId,
      label: 'Previous ID',
      description: 'The soft ID of the anonymous profile. Two profiles with user IDs of their own never merge.',
      required: true,
      default: { '@path': '$.previousId' },
    },
    properties: {
      type: 'object',
      label: 'Properties',
      description: 'Bloomreach takes no update without a property; unless you map another, it is the previous ID.',
      required: true,
      defaultObjectUI: 'keyvalue',
      default: { previous_id: { '@path': '$.previousId' } },
    },
  },
  items: (context) => {
    const { payload, settings, refuse } = context;
    const isNamed = (ids: Parameters<typeof namedIds>[0]) => Object.keys(namedIds(ids, settings)).length > 0;
    if (!isNamed({ userId: payload.userId }) || !isNamed({ anonymousId: payload.anonymousId })) {
      throw refuse('anonymousId', 'a merge needs a user ID and a previous ID that Bloomreach would accept.');
    }
    return setProperties(context, payload.properties);
  },
});
