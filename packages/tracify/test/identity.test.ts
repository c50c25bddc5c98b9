import { createHash } from 'node:crypto';
import type * as Anonymize from '../src/anonymize';
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
  it('is email address, session, IP and user agent, each anonymized as Tracify says', () => {
    expect(identityOf({})).toEqual(visitorHashes);
  });

  it('with the IP 8.8.8.8 has that IP’s hash', () => {
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
    expect(identityOf({})).not.toHaveProperty(sha256('8.8.8.8'));
    expect(identityOf({})).toHaveProperty(sha256(sha256('8.8.8.8').slice(0, 59)));
  });
});

it('has the same hashes where Node.js has no quick way to them', () => {
  jest.isolateModules(() => {
    const crypto = jest.requireActual<object>('node:crypto');
    jest.doMock('node:crypto', () => Object.fromEntries(Object.entries(crypto).filter(([name]) => name !== 'hash')));
    const { anonymize } = require('../src/anonymize') as typeof Anonymize;
    jest.dontMock('node:crypto');
    for (const [text, hash] of Object.entries(hashOf)) expect(anonymize(text)).toBe(hash);
  });
});

describe('an email address', () => {
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

  it.each(['-', 'jane', 'a@b@c', 'j***@example.com'])('that is none, as %j, is left out with a note', (email) => {
    const { recorded, notes } = plan([event({ traits: { email } })]);
    expect(recorded[0]?.identity_data).toEqual(withoutEmail);
    expect(notes).toEqual([expect.stringMatching(/^Email left out: it must be the email address of one person/)]);
  });

  it('need not be there', () => {
    expect(identityOf({ traits: {} })).toEqual(withoutEmail);
  });
});

describe('an event is refused by name', () => {
  const missing = (label: string) => `${label}: the event has none. Map it from the property your events have it in.`;
  const wrongIp = expect.stringMatching(/^IP address: it must be the public IP address/) as string;

  it.each([
    ['without an IP address', { ip: undefined }, missing('IP address')],
    [
      'without a user agent',
      { userAgent: undefined },
      'User agent is missing: map it from the property your events have it in.',
    ],
    ['with a blank user agent', { userAgent: ' ' }, missing('User agent')],
    ['with an address that hides the visitor', { ip: '0.0.0.0' }, wrongIp],
    ['with an address that is none', { ip: 'unknown' }, wrongIp],
    ['with an address that no network has', { ip: '999.1.1.1' }, wrongIp],
    ['with that of a proxy', { ip: '192.168.0.12' }, wrongIp],
    ['with a port alone', { ip: ':51234' }, wrongIp],
    ['with the address that a server has for itself', { ip: '127.0.0.1' }, wrongIp],
    ['with that of the sixth version', { ip: '[::1]:51234' }, wrongIp],
    ['with a chain that begins with nothing', { ip: ', 8.8.8.8' }, wrongIp],
    [
      'on a page that is called by the visitor’s own address',
      { page: { url: 'http://8.8.8.8/' } },
      'Page URL: its host is the visitor’s own IP address, which Tracify must not get.',
    ],
  ])('%s', (_, context, message) => {
    expect(plan([event(context)]).outcomes).toEqual([{ status: 'rejected', fix: 'event', message }]);
  });

  it('with the address of a shop’s server, as RudderStack has it', () => {
    const sent = { ...event({ ip: undefined }), channel: 'server', request_ip: '8.8.8.8' };
    expect(plan([sent]).outcomes).toMatchObject([{ status: 'rejected' }]);
  });
});

it('an IPv6 address is one', () => {
  expect(Object.values(identityOf({ ip: '2001:db8::1' }) ?? {})).toEqual([1, 2, 3, 4]);
});
