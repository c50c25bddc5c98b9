import type * as Dns from 'node:dns';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NotSent } from '@sluice/kit/host';
import { assertOuterHost, outerLookup } from '../src/delivery/address-guard';
import { compile } from '../src';
import { httpTransport, undiciTransport } from '../src/transports';
import { acme, settings, track } from './acme';

/** Node's own module, which its sockets resolve names with, too. */
const dns = jest.requireActual<typeof Dns>('node:dns');
const lookup = jest.spyOn(dns, 'lookup');

let server: Server;
let port = 0;
let calls = 0;

beforeAll(async () => {
  server = createServer((_, response) => {
    calls += 1;
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Makes every name resolve to these addresses, as `dns.lookup` would. */
function resolveTo(...addresses: readonly string[]): void {
  const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  lookup.mockImplementation(((_: string, options: { all?: boolean }, callback: (...given: unknown[]) => void) => {
    if (options.all) callback(null, all);
    else callback(null, all[0]?.address, all[0]?.family);
  }) as unknown as typeof dns.lookup);
}

test.each([
  '93.184.216.34',
  '172.32.0.1',
  '192.169.0.1',
  '100.128.0.1',
  '[2606:4700::1111]',
  '[2001:4860:4860::8888]',
  '[2001:1::1]',
  '[64:ff9b:2::1]',
  '[::ffff:93.184.216.34]',
  '[64:ff9b::93.184.216.34]',
  'localhost.example',
  'mylocalhost',
  '192.0.1.1',
  '192.0.3.1',
  '198.51.101.1',
  '[2001:3::1]',
  '[2001:30::1]',
  '[2001:db9::1]',
  '[4000::1]',
  '[100:0:0:1::1]',
  'api.acme.example',
])('lets requests go to %s', (host) => {
  expect(() => assertOuterHost(new URL(`https://${host}/`))).not.toThrow();
});

test.each([
  '0.255.255.255',
  '10.255.255.255',
  '100.127.255.255',
  '127.0.0.2',
  '169.254.0.1',
  '172.16.0.0',
  '192.0.0.255',
  '192.168.255.255',
  '198.19.255.255',
  '239.255.255.255',
  '240.0.0.1',
  '[fdff::1]',
  '[febf::1]',
  '[64:ff9b::10.255.255.255]',
  'localhost',
  'localhost.',
  'api.localhost',
])('lets no request go to %s, whatever it resolves to', (host) => {
  expect(() => assertOuterHost(new URL(`https://${host}/`))).toThrow(NotSent);
});

test.each([true, false])('hands on the addresses of a name that resolves to a public one, all of them: %p', (all) => {
  resolveTo('93.184.216.34', '2606:4700::1111');
  const seen: unknown[] = [];
  outerLookup('api.acme.example', { all }, (...given) => void seen.push(...given));
  const both = [
    { address: '93.184.216.34', family: 4 },
    { address: '2606:4700::1111', family: 6 },
  ];
  expect(seen.slice(0, 2)).toEqual([null, all ? both : '93.184.216.34']);
});

describe.each([
  ['undici', undiciTransport],
  ['http', httpTransport],
])('the transport over %s', (_, make) => {
  async function send(url: string, origins = {}): Promise<number> {
    const transport = make({ origins });
    try {
      return (await transport.send({ method: 'POST', url, headers: {}, json: {} })).status;
    } finally {
      await transport.close();
    }
  }

  beforeEach(() => {
    calls = 0;
    resolveTo('127.0.0.1');
  });

  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '2130706433',
    '0x7f.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '[::]',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:a00:1]',
    '[::127.0.0.1]',
    '[64:ff9b::127.0.0.1]',
    '[64:ff9b::169.254.169.254]',
    '[2002:7f00:1::]',
    '[64:ff9b:1::a00:1]',
    '[64:ff9b:1:ffff:ffff:ffff:ffff:ffff]',
    '[2001::1]',
    '[2001:0:4136:e378:8000:63bf:3fff:fdd2]',
    '192.0.2.1',
    '192.88.99.1',
    '198.51.100.255',
    '203.0.113.7',
    '[::ffff:0:127.0.0.1]',
    '[::ffff:0:0808:0808]',
    '[100::1]',
    '[2001:2::1]',
    '[2001:1f::1]',
    '[2001:2f::1]',
    '[2001:db8::1]',
    '[3fff:fff::1]',
    '[5f00::1]',
    '[fe80::1]',
    '[fd00::1]',
    '[fec0::1]',
    '[ff02::1]',
    'localhost',
    'LOCALHOST',
    'localhost.',
    'api.localhost',
    'api.localhost.',
  ])('refuses %s, where no vendor lives', async (host) => {
    await expect(send(`http://${host}:${port}/`)).rejects.toThrow('loopback or private address');
    expect(calls).toBe(0);
  });

  it.each([
    ['127.0.0.1'],
    ['::1'],
    ['10.0.0.1'],
    ['93.184.216.34', '192.168.0.1'],
    ['::ffff:127.0.0.1'],
    ['64:ff9b::a00:1'],
  ])('refuses a name that resolves to %s', async (...addresses) => {
    resolveTo(...addresses);
    await expect(send(`http://api.acme.example:${port}/`)).rejects.toThrow(
      'api.acme.example is a loopback or private address. Check the host in the settings.',
    );
    expect(calls).toBe(0);
  });

  it('passes on that a name does not resolve', async () => {
    const error = Object.assign(new Error('getaddrinfo ENOTFOUND api.acme.example'), { code: 'ENOTFOUND' });
    lookup.mockImplementation((...given: unknown[]) => {
      (given[2] as (error: Error) => void)(error);
    });
    await expect(send('http://api.acme.example/')).rejects.toThrow('ENOTFOUND');
  });

  it('reaches a loopback address where the host that calls us mapped the origin', async () => {
    const target = `http://127.0.0.1:${port}`;
    expect(await send('https://api.acme.example/', { 'https://api.acme.example': target })).toBe(200);
    expect(await send(`${target}/`, { [target]: target })).toBe(200);
    expect(await send('http://localhost/', { '*': `http://shop.example:${port}` })).toBe(200);
    expect(calls).toBe(3);
  });

  it('refuses a private address also after another request was mapped to it', async () => {
    const url = `http://shop.example:${port}`;
    const transport = make({ origins: { 'https://api.acme.example': url } });
    expect((await transport.send({ method: 'GET', url: 'https://api.acme.example', headers: {} })).status).toBe(200);
    await expect(transport.send({ method: 'GET', url, headers: {} })).rejects.toThrow('private address');
    await transport.close();
    expect(calls).toBe(1);
  });

  it.each([
    [
      'http://127.0.0.1:1',
      'settings',
      'Not sent: 127.0.0.1 is a loopback or private address. Check the host in the settings.',
    ],
    [
      'http://api.acme.example',
      'settings',
      'Not sent: api.acme.example is a loopback or private address. Check the host in the settings.',
    ],
    [
      'ftp://api.acme.example',
      'settings',
      'Not sent: the address begins with neither https:// nor http://. Check the host in the settings.',
    ],
  ])('says of %s who must act, at once, and sends nothing more', async (baseUrl, fix, message) => {
    const pipeline = compile(acme({ limits: { items: 1 } }), { settings: { ...settings, baseUrl } });
    const transport = make();
    const outcomes: unknown[] = [];
    const sleep = () => Promise.reject(new Error('Nobody is to wait here.'));
    for await (const { outcome, isSent } of pipeline.deliver([track('A', 'a'), track('B', 'b')], {
      transport,
      sleep,
      concurrency: 1,
    })) {
      outcomes.push(outcome);
      expect(isSent).toBe(false);
    }
    await transport.close();
    expect(outcomes).toEqual([
      expect.objectContaining({ status: 'rejected', fix, message }),
      expect.objectContaining({ status: 'rejected', fix, message: expect.stringContaining(message) }),
    ]);
  });
});
