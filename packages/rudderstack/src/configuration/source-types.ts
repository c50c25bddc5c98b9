/** The kinds of sources that a destination in cloud mode accepts events from. */
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

/** The keys that RudderStack itself stores in a configuration for every kind of source. */
export const hostKeys = ['connectionMode', 'consentManagement', 'oneTrustCookieCategories', 'ketchConsentPurposes'];
