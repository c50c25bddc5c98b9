/* oxlint-disable typescript/only-throw-error, no-extend-native -- what others' programs do */

/** A chain of nested objects. */
function nested(levels: number): object {
  let value: object = { end: true };
  for (let level = 0; level < levels; level += 1) value = level % 3 === 0 ? [value] : { in: value };
  return value;
}

function fail(): never {
  throw new Error('a value of the event fails');
}

const failing = new Proxy(
  {},
  { get: fail, has: fail, ownKeys: fail, getOwnPropertyDescriptor: fail, getPrototypeOf: fail },
);

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

/** Answers any access with more of itself. */
const endless: object = new Proxy(() => endless, { get: (_, key) => (typeof key === 'symbol' ? undefined : endless) });

/** What JSON cannot contain but a program that calls us in its own process may pass. Each is created anew. */
export const inProcessValues: readonly (() => unknown)[] = [
  () => 7n,
  () => 2n ** 70n,
  () => NaN,
  () => Infinity,
  () => -0,
  () => undefined,
  () => Symbol('s'),
  () => () => 'text',
  () => async () => undefined,
  () => Promise,
  () => new Date(NaN),
  () => new Date(0),
  () => new Map([['sku', 1]]),
  () => new Set([1n]),
  () => new Error('no'),
  () => /a+$/g,
  () => Promise.resolve(1),
  () => new WeakMap(),
  () => Buffer.from('text'),
  () => new Float64Array(3),
  () => new URL('https://shop.example/'),
  () => Object('boxed'),
  () => Object(5n),
  () => Object.create(null) as unknown,
  () => Object.create({ inherited: 'yes' }) as unknown,
  () => JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":1}}') as unknown,
  // oxlint-disable-next-line no-sparse-arrays
  () => [1, , 3],
  () => Object.assign([1], { extra: 2n }),
  () => ({
    get price() {
      return fail();
    },
  }),
  () => ({ toJSON: fail }),
  () => ({ toJSON: () => 5n }),
  () => ({ toJSON: () => failing }),
  () => ({ toString: fail, valueOf: fail }),
  () => ({ [Symbol.toPrimitive]: fail }),
  () => ({ [Symbol.iterator]: fail, length: 3 }),
  () => ({ length: 2 ** 53, 0: 'like a list' }),
  () => ({ then: (resolve: (value: unknown) => void) => resolve(1) }),
  () => {
    const cycle: Record<string, unknown> = { name: 'cycle' };
    cycle.self = cycle;
    return cycle;
  },
  () => {
    const cycle: unknown[] = [];
    cycle.push({ cycle }, cycle);
    return cycle;
  },
  () => {
    let reads = 0;
    return {
      get sku() {
        reads += 1;
        return reads % 2 === 0 ? { other: reads } : `s-${reads}`;
      },
    };
  },
  () => failing,
  () => new Proxy([1, 2], { get: fail }),
  () => new Proxy([], {}),
  revoked,
  () => endless,
  () => nested(400),
  () => nested(600),
  () => nested(20_000),
  () => '\ud800',
  () => 'half an emoji \udc4d in the middle',
  () => 'nul \u0000 in the middle',
  () => '\ud83d'.repeat(1_000),
  () => '{'.repeat(2_000),
  () => '/'.repeat(5_000) + '!',
  () => ({ ['\ud800']: '\udfff', '': '', '\u0000': '\u0000' }),
];
