import { HttpRefusal } from './http-refusal';

/** What is let in at once, and what of it there is. */
export interface Gate {
  /** Requests that have a place. */
  readonly inside: () => number;
  /** Bytes that the bodies under way take, read or being read. */
  readonly bytes: () => number;
  /** For how long no place has been free: milliseconds. */
  readonly fullFor: () => number;
  /** Takes a place, to be left once. Throws a refusal where none is free. */
  enter(): void;
  leave(): void;
  /** Counts the bytes of one more body. */
  openBody(): BodyBytes;
}

/** The bytes of one body. */
export interface BodyBytes {
  /** Throws a refusal where there is no room for them. */
  add(bytes: number): void;
  /** What was added is free again. */
  release(): void;
}

export interface GateLimits {
  /** Places. */
  readonly concurrency: number;
  /** Of all bodies together. */
  readonly bytesInFlight: number;
}

/** Makes a gate that tells of those that it did not let in. */
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
