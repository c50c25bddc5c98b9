import { createHash } from 'node:crypto';
import { hashOf, visitor, visitorHashes } from './identities';
import { plan } from './plan';

const event = (context: object) => ({
  type: 'page',
  timestamp: '2026-01-02T03:04:05Z',
  context: { ...visitor, page: { url: 'https://shop.example/' }, ...context },
});
const identityOf = (context: object, settings = {}) => plan([event(context)], { settings }).recorded[0]?.identity_data;
const withoutEmail = Object.fromEntries(Object.entries(visitorHashes).filter(([, value]) => value !== 1));
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('a visitor', () => {
  it('is e-mail address, session, IP and user agent, each anonymized as Tracify says', () => {
    expect(identityOf({})).toEqual(visitorHashes);
  });

  it('with another IP has that IP’s hash', () => {
    expect(identityOf({ ip: '8.8.8.8' })).toMatchObject({ [hashOf['8.8.8.8']]: 3 });
  });

  it('behind proxies is the first of the chain', () => {
    expect(identityOf({ ip: ' 8.8.8.8, 10.0.0.1' })).toMatchObject({ [hashOf['8.8.8.8']]: 3 });
  });

  it.each(['8.8.8.8:51234', '[8.8.8.8]', '8.8.8.8:51234, 10.0.0.1:80'])('on whatever port is the same: %s', (ip) => {
    expect(identityOf({ ip })).toMatchObject({ [hashOf['8.8.8.8']]: 3 });
  });

  it.each(['2001:db8::7', '[2001:db8::7]', '[2001:db8::7]:51234'])('has an address of the sixth version: %s', (ip) => {
    expect(identityOf({ ip })).toEqual(identityOf({ ip: '2001:db8::7' }));
    expect(plan([event({ ip })]).outcomes).toEqual([undefined]);
  });

  it('is hashed, never plainly: the last five digits of the first hash are dropped', () => {
    expect(identityOf({})).not.toHaveProperty(sha256('192.168.1.1'));
    expect(identityOf({})).toHaveProperty(sha256(sha256('192.168.1.1').slice(0, 59)));
  });
});

describe('an e-mail address', () => {
  const emailHash = hashOf['test@example.com'];

  it.each([
    ['with blanks around it', { traits: { email: '  test@example.com\n' } }],
    ['that is hashed already', { traits: { email: sha256('test@example.com') } }],
    ['that is hashed already, in capitals', { traits: { email: sha256('test@example.com').toUpperCase() } }],
  ])('%s is the same', (_, context) => {
    expect(identityOf(context)).toEqual(visitorHashes);
    expect(identityOf(context)).toHaveProperty(emailHash, 1);
  });

  it('in capitals is another one, unless the settings say otherwise', () => {
    const context = { traits: { email: 'Test@Example.com' } };
    expect(identityOf(context)).not.toHaveProperty(emailHash);
    expect(identityOf(context, { lowerCaseEmail: true })).toEqual(visitorHashes);
  });

  it.each(['null', '-', 'jane', 'a@b@c'])('that is none, as %j, is left out with a note', (email) => {
    const { recorded, notes } = plan([event({ traits: { email } })]);
    expect(recorded[0]?.identity_data).toEqual(withoutEmail);
    expect(notes).toEqual(['The e-mail address is none, and left out.']);
  });

  it('need not be there', () => {
    expect(identityOf({ traits: {} })).toEqual(withoutEmail);
  });
});

describe('an event is refused by name', () => {
  const missing = (label: string) => `${label} is missing: map it from where your events carry it.`;
  const wrongIp = 'IP address: it is not the address of one visitor, as in 203.0.113.7.';

  it.each([
    ['without an IP address', { ip: undefined }, missing('IP address')],
    ['without a user agent', { userAgent: undefined }, missing('User agent')],
    ['with a blank user agent', { userAgent: ' ' }, 'User agent: it is blank.'],
    ['with an address that hides the visitor', { ip: '0.0.0.0' }, wrongIp],
    ['with an address that is none', { ip: 'unknown' }, wrongIp],
    ['with an address that no network has', { ip: '999.1.1.1' }, wrongIp],
    ['with a port alone', { ip: ':51234' }, wrongIp],
    ['with the address that a server has for itself', { ip: '127.0.0.1' }, wrongIp],
    ['with that of the sixth version', { ip: '[::1]:51234' }, wrongIp],
    ['with a chain that begins with nothing', { ip: ', 8.8.8.8' }, wrongIp],
    [
      'on a page that is called by the visitor’s own address',
      { page: { url: 'http://192.168.1.1/' } },
      'Page URL: it is not the address of a page on the web.',
    ],
  ])('%s', (_, context, message) => {
    expect(plan([event(context)]).outcomes).toEqual([{ status: 'rejected', fix: 'event', message }]);
  });

  it('and RudderStack’s request_ip does not stand in: it may be a server’s', () => {
    expect(plan([{ ...event({ ip: undefined }), request_ip: '8.8.8.8' }]).outcomes).toMatchObject([
      { status: 'rejected' },
    ]);
  });
});

it('an IPv6 address is one', () => {
  expect(Object.values(identityOf({ ip: '2001:db8::1' }) ?? {})).toEqual([1, 2, 3, 4]);
});
