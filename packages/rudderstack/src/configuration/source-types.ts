/** The kinds of source that a destination in cloud mode takes events from. */
export const sourceTypes = [
  'android',
  'androidKotlin',
  'ios',
  'iosSwift',
  'web',
  'unity',
  'amp',
  'cloud',
  'reactnative',
  'flutter',
  'cordova',
  'shopify',
  'warehouse',
] as const;

/** What RudderStack itself keeps in a configuration, for every kind of source. */
export const hostKeys = ['connectionMode', 'consentManagement', 'oneTrustCookieCategories', 'ketchConsentPurposes'];
