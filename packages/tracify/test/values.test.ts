import { createHash } from 'node:crypto';
import { hashOf, visitor, visitorHashes } from './identities';
import { plan } from './plan';

const phone = '+49 170 1234567';
const context = { ...visitor, page: { url: 'https://shop.example/danke' } };
const order = {
  type: 'track',
  event: 'Order Completed',
  timestamp: '2026-11-28T10:00:00.000Z',
  context,
  properties: { order_id: 'o1', total: 30, currency: 'EUR' },
};
const ordered = (properties: object, more: object = {}) => ({
  ...order,
  ...more,
  properties: { ...order.properties, ...properties },
});
const viewed = (url: string, who: object = {}, more: object = {}) => ({
  type: 'page',
  timestamp: order.timestamp,
  context: { ...visitor, traits: { phone }, page: { url }, ...more },
  ...who,
});

function seen(event: object, settings = {}) {
  const { recorded, notes } = plan([event], { settings });
  const { url = '', data = {} } = recorded[0] ?? {};
  const { origin = '', ...others } = data;
  return { path: url.slice(origin.length), data: others, notes };
}

describe('an address keeps what stands in it by chance', () => {
  it.each([
    ['7', '/produkt/7-tage-kur?utm_campaign=7', '/produkt/7-tage-kur', { utm_campaign: '7' }],
    ['1', '/c/1/p/1-2-3', '/c/1/p/1-2-3', {}],
    ['1001', '/p/1001?utm_content=1001', '/p/1001', { utm_content: '1001' }],
    ['42', '/schuhe/groesse-42', '/schuhe/groesse-42', {}],
    ['anna', '/marken/anna-sui', '/marken/anna-sui', {}],
    ['7', '/p?size=7&product_id=7', '/p', { size: '7', product_id: '7' }],
    ['customer-1', '/p/x-customer-1?q=my-customer-1', '/p/x-customer-1', { q: 'my-customer-1' }],
    ['customer-1', '/?gclid=customer-1&trc_mag_id=customer-1', '/', { gclid: 'customer-1', trc_mag_id: 'customer-1' }],
    ['7', '/react@18.2.0/@harbour', '/react@18.2.0/@harbour', {}],
    ['7', '/p;color=red;obsession=1/x?obsession=2', '/p;color=red;obsession=1/x', { obsession: '2' }],
  ])('of user %j: %s', (userId, address, path, data) => {
    expect(seen(viewed(`https://shop.example${address}`, { userId }))).toEqual({ path, data, notes: [] });
  });
});

describe('what gives the visitor away is taken out', () => {
  it.each([
    ['a long user ID as a part of the path', '/u/customer-1/x', '/u/redacted/x', 'the user ID'],
    ['a long user ID as a value', '/?ref=Customer-1', '/', 'the user ID'],
    ['an anonymous ID', '/?a=d0e1f2a3-0000', '/', 'the anonymous ID'],
    ['a phone number', '/?q=%2B491701234567', '/', 'the phone number'],
    ['a phone number as within the country', '/?q=0170+1234567', '/', 'the phone number'],
    ['a phone number with its prefix', '/?q=0049-170-1234567', '/', 'the phone number'],
    ['an IP address in another spelling', '/?a=::ffff:808:808', '/', 'the IP address'],
    ['an IP address within a text', '/?a=from%208.8.8.8', '/', 'the IP address'],
    ['an email address in a campaign', '/?utm_term=jo@other.example', '/', 'an email address'],
    ['a session ID as a value', '/?PHPSESSID=9f8e7d', '/', 'a parameter with a personal name'],
    ['a session ID in the path', '/cart;jsessionid=A1.node2;v=1/x', '/cart;v=1/x', 'a session ID'],
    ['the ID of a reader', '/?bsft_uid=1&vgo_ee=2&dm_i=3', '/', 'a parameter with a personal name'],
    [
      'what is encoded without end',
      `/?a=${encodeOften('jo@other.example', 9)}`,
      '/',
      'something encoded too many times',
    ],
  ])('%s', (_, address, path, what) => {
    const who = { userId: 'customer-1', anonymousId: 'd0e1f2a3-0000' };
    expect(seen(viewed(`https://shop.example${address}`, who))).toEqual({
      path,
      data: {},
      notes: [expect.stringContaining(`Removed from addresses and their parameters: ${what}`)],
    });
  });

  it.each(['id', 'memberId', 'account_no', 'kundennr'])('a short ID in a parameter named %s', (name) => {
    expect(seen(viewed(`https://shop.example/?${name}=77`, { userId: 77 })).data).toEqual({});
    expect(seen(viewed(`https://shop.example/?${name}=78`, { userId: 77 })).data).toEqual({ [name]: '78' });
  });

  it('unless the settings let it through', () => {
    const url = 'https://shop.example/u/jo@other.example?email=x&q=0170+1234567';
    expect(seen(viewed(url), { redactPersonalData: false })).toEqual({
      path: '/u/jo@other.example',
      data: { email: 'x', q: '0170 1234567' },
      notes: [],
    });
  });

  it('and the note holds no value', () => {
    const { notes } = seen(viewed('https://shop.example/u/jo@other.example?q=0170+1234567'));
    expect(notes.join()).not.toMatch(/jo@|1234567/);
  });

  it('from a list of parameters of any length', () => {
    const query = Array.from({ length: 20_000 }, (_, index) => `p${index}=%25252540`).join('&');
    expect(Object.keys(seen(viewed(`https://shop.example/?${query}`)).data)).toHaveLength(20_000);
  });
});

/** The first letter as `%6a`, every character of that again, and so on. */
function encodeOften(text: string, times: number): string {
  let start = text.slice(0, 1);
  for (let layer = 0; layer < times; layer += 1)
    start = start.replace(/./g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  return start + text.slice(1);
}

describe('RudderStack’s events of browsers and apps', () => {
  const web = { ...viewed('https://shop.example/'), context: { ...context, ip: undefined } };

  it.each(['web', 'mobile'])('have their address in request_ip: %s', (channel) => {
    const { recorded } = plan([{ ...web, channel, request_ip: '8.8.8.8' }]);
    expect(recorded[0]?.identity_data).toEqual(visitorHashes);
  });

  it('and those of servers have none', () => {
    expect(plan([{ ...web, channel: 'server', request_ip: '8.8.8.8' }]).outcomes).toMatchObject([
      { status: 'rejected', message: expect.stringMatching(/^IP address: /) as string },
    ]);
  });
});

describe('one visitor has one hash', () => {
  const identityOf = (more: object) => plan([viewed('https://shop.example/', {}, more)]).recorded[0]?.identity_data;

  it.each([
    ['8.8.8.8', ['::ffff:8.8.8.8', '8.8.8.8, 10.0.0.1, 172.16.0.4', '8.8.8.8:443', '::FFFF:0808:0808']],
    ['2001:db8:85a3::8a2e:370:7334', ['2001:DB8:85A3:0:0:8A2E:370:7334', '[2001:db8:85a3::8a2e:370:7334]:443']],
  ])('whose address is %s, however it is written', (ip, spellings) => {
    for (const spelling of spellings) expect(identityOf({ ip: spelling })).toEqual(identityOf({ ip }));
  });

  it.each(['192.168.0.12', '10.0.0.12', '::1', '127.0.0.1', 'unknown', '256.1.1.1'])('and %s is nobody’s', (ip) => {
    expect(plan([viewed('https://shop.example/', {}, { ip })]).outcomes).toMatchObject([{ status: 'rejected' }]);
  });

  const withEmail = (email: string) => identityOf({ traits: { email } });

  it.each([
    ['composed and decomposed letters', 'jürgen@example.com', 'ju\u0308rgen@example.com'],
    ['the two forms of a host', 'jo@bücher.example', 'jo@xn--bcher-kva.example'],
    ['a host in capitals that is not ASCII', 'jo@BÜCHER.example', 'jo@xn--bcher-kva.example'],
  ])('whose mailbox has %s', (_, first, second) => {
    expect(withEmail(first)).toEqual(withEmail(second));
  });

  it('that is worked out as the OpenAPI description says, of NFC and punycode', () => {
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    expect(withEmail('ju\u0308@bücher.example')).toHaveProperty(
      sha256(sha256('j\u00fc@xn--bcher-kva.example').slice(0, 59)),
      1,
    );
  });

  it('also where the user ID is the address, or an empty one comes first', () => {
    const userId = 'test@example.com';
    expect(plan([viewed('https://shop.example/', { userId }, { traits: {} })]).recorded[0]?.identity_data).toEqual(
      visitorHashes,
    );
    const both = viewed('https://shop.example/', { traits: { email: '' } });
    expect(plan([both]).recorded[0]?.identity_data).not.toHaveProperty(hashOf['test@example.com']);
    const guest = ordered({ email: 'test@example.com' }, { context: { ...context, traits: { email: '' } } });
    expect(plan([guest]).recorded[0]?.identity_data).toEqual(visitorHashes);
  });
});

it.each(['203.0.113.0', '2001:db8:85a3::'])('the address %s is masked: many would be one, and a note says so', (ip) => {
  const event = { ...viewed('https://shop.example/'), context: { ...context, ip } };
  expect(plan([event]).notes).toEqual([expect.stringMatching(/^The IP address looks masked/)]);
});

describe('the campaign', () => {
  const campaign = { source: 'fb', medium: 'paid', name: 'Winter', term: 'a', content: 'b', id: '7' };

  it('comes of the context where the address has none', () => {
    expect(seen(viewed('https://shop.example/?q=1', {}, { campaign })).data).toEqual({
      q: '1',
      utm_source: 'fb',
      utm_medium: 'paid',
      utm_campaign: 'Winter',
      utm_term: 'a',
      utm_content: 'b',
      utm_id: '7',
    });
  });

  it('is that of the address where it has one', () => {
    expect(seen(viewed('https://shop.example/?utm_source=own', {}, { campaign })).data).toEqual({ utm_source: 'own' });
  });

  it('lacks what the settings leave out, wherever it stands', () => {
    const event = viewed('https://shop.example/?utm_content=b', {}, { campaign });
    const { data, notes } = seen(event, { droppedParameters: 'utm_content, utm_term' });
    expect(data).toEqual({ utm_source: 'fb', utm_medium: 'paid', utm_campaign: 'Winter', utm_id: '7' });
    expect(notes).toEqual([expect.stringContaining('a parameter listed in the settings')]);
  });

  it('holds no email address', () => {
    const { data, notes } = seen(viewed('https://shop.example/', {}, { campaign: { source: 'jo@x.example', id: 7 } }));
    expect(data).toEqual({ utm_id: '7' });
    expect(notes).toHaveLength(1);
  });
});

describe('an order', () => {
  const line = (number: number, name = 'A', price = '10', quantity = '1') => ({
    [`ITEM${number}`]: name,
    [`AMT${number}`]: price,
    [`QTY${number}`]: quantity,
  });

  it.each([
    [
      'a bad price',
      [
        { name: 'A', price: 10 },
        { name: 'B', price: 'gratis' },
      ],
      /^Price left out/,
    ],
    [
      'a price with separators',
      [
        { name: 'B', price: '1.299,00 €' },
        { name: 'A', price: 10 },
      ],
      /^Price left out/,
    ],
    [
      'a bad quantity',
      [
        { name: 'B', price: 5, quantity: 'viele' },
        { name: 'A', price: 10 },
      ],
      /^Quantity left out: it must be a quantity such as 2/,
    ],
    [
      'a line of less than nothing',
      [
        { name: 'B', price: -5 },
        { name: 'A', price: 10 },
      ],
      /^Left out a line/,
    ],
  ])('is not lost by %s, which costs its line alone', (_, products, note) => {
    const { data, notes } = seen(ordered({ products }));
    expect(data).toEqual({ order_id: 'o1', currency: 'EUR', amount: '30.00', ...line(1) });
    expect(notes[0]).toMatch(note);
  });

  it.each([
    ['keyed by numbers', { 0: { name: 'A', price: 10 }, 1: { sku: 'B', price: 10 } }, { ...line(1), ...line(2, 'B') }],
    ['a single object', { name: 'A', price: 10 }, line(1)],
    ['with v1 names', [{ id: 'A', price: 10 }], line(1)],
    ['with the names of a shop', [{ title: 'A', product_id: 'p1', price: 10 }], line(1)],
  ])('has its lines also where they are %s', (_, products, lines) => {
    expect(seen(ordered({ products })).data).toMatchObject(lines);
  });

  it.each([
    ['an empty total gives way to the revenue', ordered({ total: '', revenue: 10 }), { amount: '10.00' }],
    ['a currency in small letters', ordered({ currency: 'usd' }), { currency: 'USD' }],
    ['a currency’s symbol', ordered({ currency: '€' }), { currency: 'EUR' }],
    ['sums of binary fractions', ordered({ total: 0.1 + 0.2 }), { amount: '0.30' }],
    ['v1 names', { ...order, event: 'Completed Order' }, { order_id: 'o1' }],
    ['half an emoji', ordered({ products: [{ name: 'A\ud83d', price: 1 }] }), { ITEM1: 'A\ufffd' }],
    ['an entry that is null', ordered({ products: [null, { name: 'A', price: 10 }] }), line(1)],
  ])('%s', (_, event, data) => {
    expect(seen(event).data).toMatchObject(data);
  });

  it.each(['1,299.00', '$12.50', '12,5', 'Infinity', '0x10'])(
    'of %j is refused: others make another sum of it',
    (total) => {
      expect(plan([ordered({ total })]).outcomes).toMatchObject([{ status: 'rejected', fix: 'event' }]);
    },
  );

  it('has the page of its properties where the context’s is empty', () => {
    const empty = { ...context, page: { url: '' } };
    expect(seen(ordered({ url: 'https://shop.example/x' }, { context: empty })).path).toBe('/x');
  });

  it('of an empty list of properties is a view all the same', () => {
    expect(seen({ ...viewed('https://shop.example/a'), properties: [] }).path).toBe('/a');
  });

  it('by nearly its name is skipped, and told so', () => {
    expect(plan([{ ...order, event: 'order completed ' }]).outcomes).toMatchObject([
      { status: 'skipped', message: expect.stringContaining('close to "Order Completed"') as string },
    ]);
  });

  it('of 200 lines has them all', () => {
    const products = Array.from({ length: 200 }, () => ({ name: 'A', price: 10 }));
    expect(seen(ordered({ products })).data).toMatchObject({ ...line(1), ...line(200) });
  });
});
