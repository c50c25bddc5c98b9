import { appName as appNameKind, appNamespace as appNamespaceKind, appVersion as appVersionKind } from '../kinds/app';
import { category as categoryKind } from '../kinds/category';
import { consents as consentsKind } from '../kinds/consents';
import { currencyCode as currencyKind } from '../kinds/currency-code';
import { dateTime as dateTimeKind } from '../kinds/date-time';
import { day as dayKind } from '../kinds/day';
import { deviceIdentifier as deviceIdentifierKind } from '../kinds/device-identifier';
import { emailAddress as emailKind } from '../kinds/email-address';
import { gender as genderKind } from '../kinds/gender';
import { identifier as identifierKind } from '../kinds/identifier';
import { ipAddress as ipKind } from '../kinds/ip-address';
import type { Kind } from '../kinds/kind';
import { money as moneyKind } from '../kinds/money';
import { numeric as numericKind } from '../kinds/numeric';
import { orderId as orderKind } from '../kinds/order-id';
import { pageReferrer as referrerKind } from '../kinds/page-referrer';
import { pageUrl as urlKind } from '../kinds/page-url';
import { phoneNumber as phoneKind } from '../kinds/phone-number';
import { productId as productKind } from '../kinds/product-id';
import { quantity as quantityKind } from '../kinds/quantity';
import { text as textKind } from '../kinds/text';
import { time as timeKind } from '../kinds/time';
import { userAgent as agentKind } from '../kinds/user-agent';
import { wholeNumber as wholeKind } from '../kinds/whole-number';
import { yesOrNo as yesOrNoKind } from '../kinds/yes-or-no';
import { known, makeRow, named, type RequiredOptions, type Row, type RowOptions, type Source } from './row';

/**
 * Sources for a trait of the person, by its spellings: in an identify call, and where other calls have it. RudderStack puts the
 * traits of an identify call into its context: https://www.rudderstack.com/docs/event-spec/standard-events/identify/
 */
export function trait(...names: readonly string[]): string[] {
  return names.flatMap((name) => [`$.traits.${name}`, `$.context.traits.${name}`]);
}

/**
 * Where any event may have the email address of its sender. A property `email` is the sender's only if the event is about them (an
 * order, a sign-up); for those add `'email'`. A user ID counts only if it is an address.
 */
export const emailSources: readonly Source[] = [...trait('email'), { '@template': 'user {{userId}}' }];

export const userId = known(
  identifierKind,
  'User ID',
  'The ID under which your own systems know the customer.',
  ['$.userId'],
  { category: 'identifier' },
);
export const anonymousId = known(
  identifierKind,
  'Anonymous ID',
  'The ID of a browser or device before its user is known.',
  ['$.anonymousId'],
  { category: 'identifier' },
);
export const previousId = known(identifierKind, 'Previous ID', 'The ID that the person had before.', ['$.previousId'], {
  category: 'identifier',
});
export const groupId = known(identifierKind, 'Group ID', 'The ID of the company or other group.', [
  '$.groupId',
  '$.context.groupId',
]);
export const emailAddress = known(emailKind, 'Email', 'The email address of the customer.', emailSources, {
  category: 'identifier',
});
export const phoneNumber = known(
  phoneKind,
  'Phone',
  'With "+" and the country code, as in +493012345678.',
  trait('phone', 'phone_number', 'phoneNumber', 'mobile'),
);
export const firstName = known(textKind, 'First name', 'Given name.', trait('firstName', 'first_name', 'firstname'));
export const lastName = known(textKind, 'Last name', 'Family name.', trait('lastName', 'last_name', 'lastname'));
export const birthday = known(
  dayKind,
  'Birthday',
  'A day, as in 1990-04-23.',
  trait('birthday', 'birth_date', 'birthDate', 'date_of_birth', 'dateOfBirth', 'dob'),
);
export const gender = known(genderKind, 'Gender', 'As in female or male.', trait('gender'));
export const city = known(textKind, 'City', 'By its name.', trait('address.city', 'city'));
export const country = known(textKind, 'Country', 'By its name or code.', trait('address.country', 'country'));
export const postalCode = known(
  textKind,
  'Postal code',
  'Of the customer’s address.',
  trait('address.postalCode', 'address.postal_code', 'address.zip', 'postalCode', 'postal_code', 'postalcode', 'zip'),
);
export const createdAt = known(
  dateTimeKind,
  'Customer since',
  'When the customer signed up.',
  trait('createdAt', 'created_at', 'createdat'),
);

export const orderId = known(orderKind, 'Order ID', 'The number under which your shop knows the order.', [
  'order_id',
  'orderId',
]);
export const orderTotal = known(moneyKind, 'Total', 'What the customer pays for the whole order.', [
  'total',
  'revenue',
  'value',
]);
export const currencyCode = known(currencyKind, 'Currency', 'Three letters, as in ISO 4217.', ['currency']);
export const productId = named(productKind);
/** The names of a product's ID: `id` is from the first version of the common spec, where the SKU is another; `item_id` is Google's. */
export const productIds = ['product_id', 'productId', 'id', 'item_id', 'sku'] as const;
/** The names of a product's name. */
export const productTitles = ['name', 'title', 'product_name', 'productName', 'item_name'] as const;
export const money = named(moneyKind);
export const quantity = named(quantityKind);
/** The category of a product: its levels, top first, separated by " > ". */
export const category = known(
  categoryKind,
  'Category',
  'Levels separated by ">" or "/", or a list.',
  ['category', 'categories_path'],
  { isSeveral: true },
);

export const ipAddress = known(ipKind, 'IP address', 'Of the visitor, not of your server.', [
  '$.context.ip',
  // RudderStack's server adds it. Whether it is the visitor's depends on the channel.
  { '@template': 'request {{request_ip}} {{channel}}' },
]);
export const userAgent = known(agentKind, 'User agent', 'Of the visitor’s browser or app, not of your server.', [
  '$.context.userAgent',
]);
export const pageUrl = known(urlKind, 'Page URL', 'The address of the page it happened on.', [
  '$.context.page.url',
  '$.properties.url',
]);
export const pageReferrer = known(referrerKind, 'Referrer', 'The address of the previous page.', [
  '$.context.page.referrer',
  '$.properties.referrer',
]);
export const pageTitle = known(textKind, 'Page title', 'The title of the page it happened on.', [
  '$.context.page.title',
  '$.properties.title',
]);
export const appName = known(appNameKind, 'App name', 'Of the app in which it happened.', ['$.context.app.name']);
export const appNamespace = known(appNamespaceKind, 'App namespace', 'As in com.example.shop.', [
  '$.context.app.namespace',
]);
export const appVersion = known(appVersionKind, 'App version', 'As in 5.2.1.', [
  { '@template': '{{context.app.version}} of {{context.app.namespace}}' },
]);
export const deviceId = known(
  deviceIdentifierKind,
  'Device ID',
  'Of the device, or of the app on it.',
  ['$.context.device.id'],
  { category: 'identifier' },
);
export const deviceType = known(textKind, 'Device type', 'As in ios or android.', ['$.context.device.type']);
export const advertisingId = known(
  deviceIdentifierKind,
  'Advertising ID',
  'Apple’s IDFA or Android’s advertising ID.',
  ['$.context.device.advertisingId', '$.context.idfa'],
);
export const vendorId = known(deviceIdentifierKind, 'Vendor ID', 'Apple’s IDFV.', [
  '$.context.device.idfv',
  '$.context.idfv',
]);
export const messageId = known(textKind, 'Message ID', 'Distinguishes repeats of an event from new events.', [
  '$.messageId',
]);

/** The person's consents, where either host has them. Merged, so that it is always an object. */
export const consents = known(
  consentsKind,
  'Consent',
  'What the person agreed to: categoryPreferences as Segment has it, allowedConsentIds and deniedConsentIds as RudderStack has it, or ' +
    'members that are true or false.',
  [
    {
      '@merge': {
        direction: 'right',
        objects: [{ '@path': '$.context.consentManagement' }, { '@path': '$.context.consent' }],
      },
    },
  ],
);

export const identifier = named(identifierKind, { category: 'identifier' });
export const text = named(textKind);
export const numeric = named(numericKind);
export const wholeNumber = named(wholeKind);
export const yesOrNo = named(yesOrNoKind);
export const dayOf = named(dayKind);
/** A day or time that the vendor stores, in ISO 8601. */
export const dateOf = named(dateTimeKind);
export const urlOf = named(urlKind);

const timeSources = ['$.timestamp', '$.originalTimestamp'];

/** When it happened, in the vendor's form. */
export function time(form: 'iso', options: RequiredOptions<string>): Row<string, true>;
export function time(form: 'iso', options?: RowOptions<string>): Row<string, false>;
export function time(form: 'seconds' | 'milliseconds', options: RequiredOptions<number>): Row<number, true>;
export function time(form: 'seconds' | 'milliseconds', options?: RowOptions<number>): Row<number, false>;
export function time(
  form: 'iso' | 'seconds' | 'milliseconds',
  options: RowOptions<string | number> = {},
): Row<string | number> {
  const kind: Kind<string | number> = timeKind(form);
  return makeRow(kind, 'Time', 'When it happened: ISO 8601 or UNIX time.', { from: timeSources, ...options });
}

/** A constant, unless a mapping gives another value. */
export function fixed(label: string, description: string, value: string): Row<string, true> {
  return makeRow(textKind, label, description, { required: true, value });
}

/**
 * The name under which a custom event is sent. `refusal` returns why the vendor would not accept a name. A name is unreadable if
 * `made` leaves no letter or digit.
 */
export function eventName(
  options: RowOptions<string> & { readonly refusal?: (name: string) => string | undefined } = {},
): Row<string, true> {
  const { refusal, ...own } = options;
  const words = {
    from: '$.event',
    required: true,
    ...own,
    ...(refusal && { refusal: refusal as (name: unknown) => string }),
  };
  return makeRow({ ...textKind, wanted: 'a name with a letter or a digit' }, 'Event name', 'What happened.', words);
}
