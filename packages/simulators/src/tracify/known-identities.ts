import { createHash } from 'node:crypto';
import { isIP } from 'node:net';

interface Known {
  /** The class that the vendor expects for it. */
  readonly expected: number | undefined;
  /** How it was made, if it was made wrongly. */
  readonly fault: string | undefined;
}

/**
 * The identities that the simulator recognises by their hashes: a hash alone does not tell how it was made. The values are those
 * printed on the vendor's page, those of no visitor, and the account's own, one per line.
 */
export class KnownIdentities {
  private readonly byHash = new Map<string, Known>();

  constructor(visitors: string) {
    for (const value of ['', 'undefined', 'null', '127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      this.learn(value, undefined, 'is made of no visitor');
    }
    const values = ['test@example.com', '8.8.8.8', '192.168.1.1', 'Mozilla/5.0', '192.168.1.1|Mozilla/5.0'];
    for (const value of [...values, ...visitors.split('\n').filter((line) => line !== '')]) {
      this.learn(value, classOf(value), undefined);
      // S: hashed as is; another spelling is another visitor.
      if (isIP(value) === 4) this.learn(`::ffff:${value}`, undefined, 'is made of another spelling of an IP address');
    }
  }

  /** What is wrong with a key of `identity_data` and its class. */
  findFaults(hash: string, given: unknown): string[] {
    const { expected, fault } = this.byHash.get(hash) ?? {};
    if (fault !== undefined) return [`A key of identity_data ${fault}`];
    return expected === undefined || expected === given
      ? []
      : [`A key of identity_data has another class than ${expected}`];
  }

  private learn(value: string, expected: number | undefined, fault: string | undefined): void {
    this.byHash.set(anonymize(value), { expected, fault });
    const plain = sha256(value);
    const wrong = { expected, fault: 'is hashed otherwise than Tracify does it' };
    for (const hash of [plain, sha256(plain), sha256(plain.slice(5))]) this.byHash.set(hash, wrong);
  }
}

// S: 1 is the email address, 2 address and user agent, 3 the IP address, 4 the user agent.
function classOf(value: string): number {
  if (isIP(value) !== 0) return 3;
  if (value.includes('|')) return 2;
  return /^[^@\s]+@[^@\s]+$/.test(value) ? 1 : 4;
}

// SDK, GTM: SHA-256 in hex, without its last five digits, hashed once more.
function anonymize(value: string): string {
  return sha256(sha256(value).slice(0, -5));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
