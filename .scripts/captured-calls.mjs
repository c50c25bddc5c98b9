// The calls that capture-events.mjs makes with each SDK. Every name, address and number is invented; hosts are reserved for
// examples.

const site = 'https://www.harbour.example';

const browser = {
  ip: '203.0.113.61',
  userAgent:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
  locale: 'nb-NO',
  timezone: 'Europe/Oslo',
};
const phone = {
  ip: '2001:db8:5e::61',
  userAgent: 'Harbour/5.2.1 (com.example.harbour; build:5210; iOS 18.1.1) CFNetwork/1568.200.51 Darwin/24.1.0',
  locale: 'nb-NO',
  app: { name: 'Harbour', version: '5.2.1', build: '5210', namespace: 'com.example.harbour' },
  device: { type: 'ios', manufacturer: 'Apple', model: 'iPhone16,1' },
  os: { name: 'iOS', version: '18.1.1' },
  screen: { width: 393, height: 852, density: 3 },
};
const campaign = { source: 'newsletter', medium: 'email', name: 'vårbris', content: 'banner-2' };

const known = { userId: 'C-10093', anonymousId: '6d2f81c4-90ab-4c37-8e5d-1f0a7b3c9e62' };
const unknown = { anonymousId: 'e41b7c09-3d58-4fa6-b2c7-85d09e6f1a34' };

const lantern = {
  product_id: 'P-611',
  sku: 'P-611-1',
  name: 'Stormlykt „Lindesnes“ 🏮',
  price: 649.5,
  quantity: 1,
  brand: 'Fyrverk & Sønn',
  category: 'Home/Light',
  variant: 'Messing',
  url: `${site}/products/storm-lantern`,
  image_url: `${site}/images/storm-lantern.jpg`,
};
const socks = {
  product_id: 'P-620',
  sku: 'P-620-3',
  name: 'Ullsokker “Ærø”',
  price: 129,
  quantity: 2,
  brand: 'Skerry Knits',
  category: 'Clothing/Socks',
  variant: 'Blå',
  url: `${site}/products/wool-socks`,
};

function page(path, title, search = '') {
  return { path, url: `${site}${path}${search}`, referrer: `${site}/`, search, title };
}

/** The calls, in order: the method, the purpose of the call, and its message. */
const calls = [
  {
    method: 'page',
    purpose: 'an unknown visitor comes by a campaign; no userId, no timestamp',
    message: {
      ...unknown,
      name: 'Home',
      category: 'Storefront',
      properties: page('/', 'Harbour | For all slags vær', '?utm_source=newsletter&utm_medium=email'),
      context: { ...browser, campaign, page: page('/', 'Harbour | For all slags vær', '?utm_source=newsletter') },
    },
  },
  {
    method: 'page',
    purpose: 'a page without name, category and properties',
    message: { ...unknown, context: { ...browser, page: page('/c/light', 'Lys | Harbour') } },
  },
  {
    method: 'track',
    purpose: 'Products Searched, unknown visitor',
    message: {
      ...unknown,
      event: 'Products Searched',
      properties: { query: 'lykt «storm»' },
      context: { ...browser, page: page('/search', 'Søk | Harbour', '?q=lykt') },
    },
  },
  {
    method: 'track',
    purpose: 'Product Viewed, unknown visitor, explicit timestamp',
    message: {
      ...unknown,
      event: 'Product Viewed',
      properties: { ...lantern, currency: 'NOK', value: 649.5 },
      context: { ...browser, page: page('/products/storm-lantern', 'Stormlykt | Harbour') },
      timestamp: new Date('2025-03-20T18:04:05.678Z'),
    },
  },
  {
    method: 'track',
    purpose: "Product Added, with the empty userId that many a shop passes while nobody is signed in (userId: '')",
    message: {
      ...unknown,
      userId: '',
      event: 'Product Added',
      properties: { cart_id: 'CA-8110', ...lantern, currency: 'NOK' },
      context: { ...browser, page: page('/products/storm-lantern', 'Stormlykt | Harbour') },
      timestamp: new Date('2025-03-20T18:05:10.000Z'),
    },
  },
  {
    method: 'identify',
    purpose: 'only an anonymousId, with an email address (a newsletter form)',
    message: { ...unknown, traits: { email: 'oyvind.naess@example.com', newsletter: true }, context: { ...browser } },
  },
  {
    method: 'identify',
    purpose: 'a known customer: nested address and company, dates as Date and as text, null, 0, false, a list, unicode',
    message: {
      ...known,
      traits: {
        email: 'Solveig.Aasen@example.com',
        firstName: 'Sølveig',
        lastName: 'Åsen',
        name: 'Sølveig Åsen',
        phone: '+4722334455',
        birthday: '1988-06-09',
        createdAt: new Date('2025-03-20T18:06:00.000Z'),
        address: { street: 'Havnegata 7', city: 'Tromsø', postalCode: '9008', state: 'Troms', country: 'NO' },
        company: { id: 'G-3007', name: 'Nordlys Rederi AS' },
        title: null,
        loyaltyPoints: 0,
        marketingOptIn: false,
        favouriteCategories: ['Home/Light', 'Clothing/Socks'],
      },
      context: { ...browser, page: page('/account/welcome', 'Velkommen ⚓️ | Harbour') },
      timestamp: new Date('2025-03-20T18:06:01.250Z'),
    },
  },
  {
    method: 'identify',
    purpose: 'a known customer without traits (it only ties the two ids), context.traits set by the caller',
    message: { ...known, context: { ...browser, traits: { plan: 'gold' } } },
  },
  {
    method: 'identify',
    purpose: 'a known customer without traits and without context',
    message: { ...known },
  },
  {
    method: 'alias',
    purpose: 'the visitor becomes the customer',
    message: { userId: known.userId, previousId: unknown.anonymousId, context: { ...browser } },
  },
  {
    method: 'group',
    purpose: 'with traits, nested address',
    message: {
      ...known,
      groupId: 'G-3007',
      traits: {
        name: 'Nordlys Rederi AS',
        industry: 'Shipping',
        employees: 63,
        foundedAt: new Date('1911-05-17T00:00:00.000Z'),
        address: { city: 'Tromsø', country: 'NO' },
      },
      context: { ...browser },
    },
  },
  {
    method: 'track',
    purpose: 'Checkout Started, known customer, context.traits set by the caller',
    message: {
      ...known,
      event: 'Checkout Started',
      properties: {
        order_id: 'O-77001',
        value: 907.5,
        revenue: 907.5,
        shipping: 79,
        tax: 181.5,
        currency: 'NOK',
        products: [lantern, socks],
      },
      context: {
        ...browser,
        page: page('/checkout', 'Kasse | Harbour'),
        traits: { email: 'Solveig.Aasen@example.com' },
      },
      timestamp: new Date('2025-03-20T18:09:30.000Z'),
    },
  },
  {
    method: 'track',
    purpose: 'Order Completed, integrations with an object for one destination',
    message: {
      ...known,
      event: 'Order Completed',
      properties: {
        order_id: 'O-77001',
        affiliation: 'Harbour Online',
        subtotal: 907.5,
        total: 986.5,
        revenue: 907.5,
        shipping: 79,
        tax: 181.5,
        discount: 0,
        coupon: 'VÅR-10',
        currency: 'NOK',
        products: [lantern, socks],
      },
      context: { ...browser, campaign, page: page('/checkout/thanks', 'Takk 🙏 | Harbour') },
      integrations: {
        All: true,
        Bloomreach: { _br_uid_2: 'uid=4830192837465:v=cde-v3.38.0:ts=1742493845123:hc=7' },
      },
      timestamp: new Date('2025-03-20T18:12:44.321Z'),
    },
  },
  {
    method: 'screen',
    purpose: 'from an app, with a name, a category and properties',
    message: {
      ...known,
      name: 'Ønskeliste',
      category: 'Account',
      properties: { items: 3, 'sort-by': 'pris' },
      context: { ...phone },
    },
  },
  {
    method: 'track',
    purpose: 'an event of the shop’s own, without properties, only a userId, no context, no timestamp',
    message: { userId: known.userId, event: 'Signed Out' },
  },
  {
    method: 'track',
    purpose: 'an event of the shop’s own with a name beyond ASCII and a Date deep in a list',
    message: {
      ...known,
      event: 'Båtplass reservert 🛥️',
      properties: {
        berths: [{ berth: 'B-12', from: new Date('2025-06-01T12:00:00.000Z'), nights: 3 }],
        'pris i kr': 1350,
      },
      context: { ...browser },
      integrations: { All: true, 'Imaginary Ads': false },
    },
  },
  {
    method: 'track',
    purpose: 'an event for no destination (integrations: { All: false })',
    message: { ...known, event: 'Support Chat Opened', properties: { topic: 'retur' }, integrations: { All: false } },
  },
];

/** Copies of the calls, since the SDKs modify their arguments. */
export function capturedCalls() {
  return structuredClone(calls);
}
