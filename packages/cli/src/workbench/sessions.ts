import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may use the workbench: whoever had its address first. */
export interface Sessions {
  /** What the address holds until somebody opens it. */
  readonly token: () => string;
  /** Gives the key of a new session for the token, which is then worth nothing; undefined for any other text. */
  open(token: string): string | undefined;
  isOpen(key: string): boolean;
}

/** Makes a token that works once; when it was used there is another. `onUse` is told. */
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

/** Takes as long for a text that is nearly right as for any other. */
function isSame(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
