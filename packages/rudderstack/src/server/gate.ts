import { HttpRefusal } from './http-refusal';

/** Limits how many requests and bytes are in flight. */
export interface Gate {
  /** How many requests have a slot. */
  readonly inside: () => number;
  /** How many bytes the bodies in flight take, read or still being read. */
  readonly bytes: () => number;
  /** For how many milliseconds no slot has been free. */
  readonly fullFor: () => number;
  /** Takes a slot; call `leave` once for it. Throws a refusal if none is free. */
  enter(): void;
  leave(): void;
  /** Counts the bytes of one more body. */
  openBody(): BodyBytes;
}

/** The bytes of one body. */
export interface BodyBytes {
  /** Throws a refusal if there is no room for them. */
  add(bytes: number): void;
  /** Frees everything that was added. */
  release(): void;
}

export interface GateLimits {
  /** The number of slots. */
  readonly concurrency: number;
  /** For all bodies together. */
  readonly bytesInFlight: number;
}

/** Creates a gate that calls `onRefusal` for each request it turns away because it is full. */
export function createGate({ concurrency, bytesInFlight }: GateLimits, onRefusal: () => void): Gate {
  let inside = 0;
  let fullSince: number | undefined;
  let bytes = 0;
  const refuse = (message: string): never => {
    onRefusal();
    throw new HttpRefusal(503, message);
  };
  return {
    inside: () => inside,
    bytes: () => bytes,
    fullFor: () => (fullSince === undefined ? 0 : performance.now() - fullSince),
    enter() {
      if (inside >= concurrency) refuse('Too many requests are under way.');
      inside += 1;
      if (inside === concurrency) fullSince = performance.now();
    },
    leave() {
      inside -= 1;
      fullSince = undefined;
    },
    openBody() {
      let own = 0;
      return {
        add(more) {
          if (own + more > bytesInFlight) {
            throw new HttpRefusal(
              413,
              'The body takes more memory than all bodies may together: raise --bytes-in-flight.',
            );
          }
          if (bytes + more > bytesInFlight) refuse('Too many bytes are under way.');
          own += more;
          bytes += more;
        },
        release() {
          bytes -= own;
          own = 0;
        },
      };
    },
  };
}
