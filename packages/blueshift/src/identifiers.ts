import { anonymousId, compact, email, type FieldDefinitions, type PayloadOf, userId } from '@sluice/kit';

/** Who an event is of: https://developer.blueshift.com/reference/post_api-v1-event */
export const identity = {
  userId,
  email,
  anonymousId,
  deviceId: {
    type: 'string',
    label: 'Device ID',
    description: 'The UUID of the device or of the app on it.',
    category: 'identifier',
    default: { '@path': '$.context.device.id' },
  },
  cookie: {
    type: 'string',
    label: 'Blueshift cookie',
    description: 'The UUID that Blueshift’s own script keeps in the browser.',
    category: 'identifier',
    default: { '@path': '$.integrations.Blueshift.cookie' },
  },
} as const satisfies FieldDefinitions;

/** Where a phone's owner allows no tracking, its IDs are zeros: everybody would be one person. */
const zeros = /^[0-]*$/;

/** An ID of a device without blanks around it; undefined where there is nothing in it. */
export function cleanId(id: string | undefined): string | undefined {
  const text = idIn(id);
  return text === undefined || zeros.test(text) ? undefined : text;
}

/** Programs write "null" where they have none: as an ID it would make one person of many. */
function idIn(id: string | undefined): string | undefined {
  const text = (id ?? '').trim();
  return /^(null|undefined|)$/i.test(text) ? undefined : text;
}

/** The identifiers of an event by Blueshift's names. An anonymous ID is never a customer_id: each would be a new customer. */
export function identifiers(payload: PayloadOf<typeof identity>, settings: { readonly anonymousIdField: string }) {
  const anonymous = cleanId(payload.anonymousId);
  const as = (field: string) => (settings.anonymousIdField === field ? anonymous : undefined);
  return compact({
    customer_id: idIn(payload.userId),
    email: idIn(payload.email),
    device_id: cleanId(payload.deviceId) ?? as('device_id'),
    cookie: cleanId(payload.cookie) ?? as('cookie'),
    anonymous_id: as('attribute'),
  });
}
