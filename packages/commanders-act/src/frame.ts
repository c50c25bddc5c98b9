import {
  advertisingId,
  anonymousId,
  appName,
  appNamespace,
  appVersion,
  birthday,
  city,
  consents,
  country,
  deviceId,
  deviceType,
  emailAddress,
  emailSources,
  firstName,
  gender,
  group,
  ipAddress,
  keyValues,
  lastName,
  lowerCase,
  messageId,
  numeric,
  type ObjectOf,
  pageReferrer,
  pageUrl,
  phoneNumber,
  postalCode,
  text,
  time,
  trait,
  unreadable,
  userAgent,
  userId,
  vendorId,
  wholeNumber,
  yesOrNo,
} from '@sluice/kit';

/** What else is known of a user: https://doc.commandersact.com/developers/tracking/events-reference, "User" */
export const details = {
  phone: phoneNumber(),
  firstname: firstName(),
  lastname: lastName(),
  gender: gender({
    description: 'Arrives as f or m; anything else is left out.',
    made: (word) => (word === 'female' ? 'f' : word === 'male' ? 'm' : unreadable),
  }),
  birthdate: birthday(),
  street: text('Street', 'With the house number.', { from: trait('address.street', 'street') }),
  city: city(),
  state: text('State', 'Or region.', { from: trait('address.state', 'state') }),
  zipcode: postalCode(),
  country: country({ description: 'Its two or three letters, as in ISO 3166-1.', made: countryCode }),
  status: text('Status', 'In your CRM: New, Existing, Premium.', { from: trait('status') }),
} as const;

function countryCode(written: string, _: object, note: (told: string) => void): string | undefined {
  if (/^[a-z]{2,3}$/i.test(written)) return written.toUpperCase();
  note('Country left out: it must be two or three letters, as in FR.');
  return undefined;
}

/**
 * Where and on which device: https://doc.commandersact.com/features/sources/sources-catalog/http-tracking-api for the web,
 * https://doc.commandersact.com/developers/tracking/about-events/mobile-sdk-event-specificity for apps.
 */
const place = {
  page: group('Page', 'Where in the site it happened.', {
    title: text('Title', 'The title of the window.', { from: '$.context.page.title' }),
    url: pageUrl(),
    lang: text('Language', 'Of the page, as in en.', { from: '$.context.page.lang' }),
    referrer: pageReferrer(),
    viewport: group('Viewport', 'The visible part of the page.', {
      width: wholeNumber('Width', 'In pixels.', { from: '$.context.screen.innerWidth' }),
      height: wholeNumber('Height', 'In pixels.', { from: '$.context.screen.innerHeight' }),
    }),
  }),
  device: group(
    'Device',
    'The visitor’s, not your server’s: Commanders Act adds nothing to events from servers. Anything else that you map ' +
      'into it is sent as well.',
    {
      user_agent: userAgent(),
      ip: ipAddress(),
      lang: text('Language', 'Of the browser or device. From an app, sent as language and region.', {
        from: '$.context.locale',
      }),
      cookie: text('Cookies', 'Those that your partners need, in one text: _fbp=123; _ga=789.', {
        from: '$.integrations.CommandersAct.cookie',
      }),
      timezone: text('Time zone', 'As in Europe/Paris.', { from: '$.context.timezone' }),
      sdk_id: deviceId({ label: 'Installation', description: 'The ID of the app on its device.' }),
      manufacturer: text('Manufacturer', 'As in Apple.', { from: '$.context.device.manufacturer' }),
      model: text('Model', 'As in iPhone16,1.', { from: '$.context.device.model' }),
      name: text('Name', 'As in maguro.', { from: '$.context.device.name' }),
      type: deviceType({ label: 'Type', made: lowerCase }),
      os: group('Operating system', 'Of the device.', {
        name: text('Name', 'As in iOS.', { from: '$.context.os.name' }),
        version: text('Version', 'As in 17.4.', { from: '$.context.os.version' }),
      }),
      screen: group('Screen', 'Of the device.', {
        width: numeric('Width', 'In pixels.', { from: '$.context.screen.width' }),
        height: numeric('Height', 'In pixels.', { from: '$.context.screen.height' }),
        density: numeric('Density', 'Pixels to a point.', { from: '$.context.screen.density' }),
      }),
      network: group('Network', 'Of the device.', {
        bluetooth: yesOrNo('Bluetooth', 'Whether it is on.', { from: '$.context.network.bluetooth' }),
        cellular: yesOrNo('Cellular', 'Whether it is used.', { from: '$.context.network.cellular' }),
        wifi: yesOrNo('Wi-Fi', 'Whether it is used.', { from: '$.context.network.wifi' }),
        carrier: text('Carrier', 'The mobile network.', { from: '$.context.network.carrier' }),
      }),
      advertising_id: advertisingId(),
      idfv: vendorId(),
      ad_tracking_enabled: yesOrNo('Advertising allowed', 'By the owner of the device.', {
        from: '$.context.device.adTrackingEnabled',
      }),
      lifecycle: keyValues('Lifecycle', 'Of the app, as the vendor’s SDK has it.', {
        from: '$.integrations.CommandersAct.lifecycle',
      }),
    },
  ),
  app: group('App', 'In which it happened.', {
    name: appName(),
    version: appVersion(),
    build: text('Build', 'As in 5210.', { from: '$.context.app.build' }),
    namespace: appNamespace(),
  }),
  // https://doc.commandersact.com/features/destinations/destinations-catalog/facebook/facebook-conversions-api reads its name.
  context_campaign: keyValues('Campaign of the visit', 'What led to it: name, source, medium.', {
    from: '$.context.campaign',
  }),
} as const;

/** What every event has around its own properties: https://doc.commandersact.com/developers/tracking/events-reference */
export const frame = {
  user_id: userId(),
  consistent_anonymous_id: anonymousId({
    label: 'Consistent anonymous ID',
    description:
      'The ID of a browser or device. Map the value of Commanders Act’s cookie CAID (or TCID) here if your site also ' +
      'tracks with Commanders Act, so that both share one profile. By default the user ID.',
    requiredWhen: { conditions: [{ fieldKey: 'user_id', operator: 'is' }] },
    withoutIt: 'No anonymous ID: the user ID is used instead.',
  }),
  // Two spellings would give two hashes, and so two people.
  email: emailAddress({ made: lowerCase }),
  user: group(
    'User details',
    'Further details of the user. Anything else that you map into it is sent as well.',
    details,
  ),
  consent: consents(),
  google_consent_mode: keyValues('Google consent mode', 'As in { ad_user_data: "granted" }.', {
    from: '$.integrations.CommandersAct.google_consent_mode',
  }),
  event_id: messageId({ label: 'Event ID', description: 'The same for a repeat of the same event.', required: true }),
  event_timestamp: time('milliseconds', { required: true }),
  ...place,
  partners: keyValues('Partners', 'Further values for single destinations: { tiktok: { ttclid: "…" } }.', {
    from: '$.integrations.CommandersAct.partners',
  }),
  integrations: keyValues('Integrations', 'Further values for Meta’s destination: { facebook: { event_id: "…" } }.', {
    from: '$.integrations.CommandersAct.integrations',
  }),
} as const;
export type Frame = ObjectOf<typeof frame>;

/** What an event is about decides where its user is found. */
export type About = 'anything' | 'sender' | 'conversion';

const ownEmail = emailAddress({ from: [...emailSources, 'email'], made: lowerCase });
/** A sign-up is about its sender: personal data among its properties are the sender's. */
const ofSender = {
  ...frame,
  email: ownEmail,
  user: group(frame.user.label, frame.user.description, {
    ...details,
    phone: phoneNumber({ from: [...(details.phone.from ?? []), 'phone'] }),
    firstname: firstName({ from: [...(details.firstname.from ?? []), 'first_name', 'firstName'] }),
    lastname: lastName({ from: [...(details.lastname.from ?? []), 'last_name', 'lastName'] }),
  }),
} as const;
/** For orders and refunds the vendor looks the user up by everything in `user`, so it holds only what identifies somebody. */
const ofConversion = {
  ...frame,
  email: ownEmail,
  user: keyValues(
    'User details',
    'Further details by which Commanders Act finds the order’s user, besides ID and email.',
    {
      from: [],
    },
  ),
} as const;

/** All three have the same fields. */
export const frames = { anything: frame, sender: ofSender, conversion: ofConversion } as Readonly<
  Record<About, typeof frame>
>;
