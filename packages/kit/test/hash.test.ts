import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as inNode from '../src/hash';

const inBrowsers = require('../browser/hash') as typeof inNode;

const million = 'a'.repeat(1_000_000);
const halfAnEmoji = '\ud83d';

/** RFC 1321, appendix A.5; FIPS 180-2, appendices A and B; the others by OpenSSL. */
const vectors = [
  ['md5', '', 'd41d8cd98f00b204e9800998ecf8427e'],
  ['md5', 'message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
  ['md5', 'abcdefghijklmnopqrstuvwxyz', 'c3fcd3d76192e4007dfb496cca67e13b'],
  ['md5', million, '7707d6ae4e027c70eea2a935c2296f21'],
  ['sha1', '', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  ['sha1', 'abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
  ['sha1', 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '84983e441c3bd26ebaae4aa1f95129e5e54670f1'],
  ['sha1', million, '34aa973cd4c4daa4f61eeb2bdbad27316534016f'],
  ['sha256', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['sha256', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['sha256', million, 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ['sha256', 'Zoë 🛒', '2b1b37adad1b12b6c73b0257a034a585b223dad7ba09898030125916c2643c60'],
  ['sha256', `Zo${halfAnEmoji}`, 'dd0187587e5669285e538b11c0eed49d1a6ae5dbaca4d3ba90a8597d27cded3a'],
] as const;

describe.each([
  ['Node.js', inNode],
  ['browsers', inBrowsers],
])('in %s', (_, { hash }) => {
  it.each(vectors)('%s of a known text is the known digest', (algorithm, text, digest) => {
    expect(hash(algorithm, text)).toBe(digest);
  });

  it('takes texts and bytes in a row for one', () => {
    expect(hash('sha1', Uint8Array.of(0x61), 'b', Uint8Array.of(0x63))).toBe(hash('sha1', 'abc'));
    expect(hash('md5', Uint8Array.of(0x61))).toBe(hash('md5', 'a'));
  });
});

it('the file for browsers is what npm run browser-hash writes', () => {
  const root = join(__dirname, '..', '..', '..');
  const written = execFileSync(process.execPath, [join(root, '.scripts', 'browser-hash.mjs'), '--print'], {
    encoding: 'utf8',
  });
  expect(readFileSync(join(root, 'packages', 'kit', 'browser', 'hash.js'), 'utf8')).toBe(written);
});
