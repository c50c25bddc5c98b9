import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Controls who may use the workbench: whoever opens its address first. */
export interface Sessions {
  /** The token in the address, valid until somebody opens it. */
  readonly token: () => string;
  /** Exchanges the token for the key of a new session and invalidates the token; undefined for any other text. */
  open(token: string): string | undefined;
  isOpen(key: string): boolean;
}

/** Creates a token that works once, and a new one after each use. `onUse` is called on each use. */
export function createSessions(onUse: () => void = () => {}): Sessions {
  const keys: string[] = [];
  let token = randomText();
  return {
    token: () => token,
    open(given) {
      if (!isSame(given, token)) return undefined;
      const key = randomText();
      keys.push(key);
      token = randomText();
      onUse();
      return key;
    },
    isOpen: (key) => keys.some((one) => isSame(one, key)),
  };
}

function randomText(): string {
  return randomBytes(24).toString('base64url');
}

/** Compares in constant time: an almost right text takes as long as any other. */
function isSame(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
