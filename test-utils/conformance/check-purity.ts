import * as nodeCrypto from 'node:crypto';
import { sampleEvents } from './sample-events';
import { settingVariants } from './setting-variants';
import type { Subject } from './subject';

/** Whether events become requests without access to the clock, random numbers or the environment. */
export function checkPurity(subject: Subject): string[] {
  const events = sampleEvents(100);
  return settingVariants(subject).flatMap(({ name, pipeline }, index) => {
    const read = new Set<string>();
    const restore = watch((what) => void read.add(what));
    try {
      pipeline.plan(index === 0 ? events : sampleEvents(0));
    } finally {
      restore();
    }
    return [...read].map((what) => `With ${name}, planning reads ${what}.`);
  });
}

/** Reports every access to the clock, random numbers or the environment, which keep working: a throw might be caught. */
function watch(tell: (what: string) => void): () => void {
  const { Date: RealDate } = globalThis;
  const { env } = process;
  const undo: (() => void)[] = [];
  const replace = (owner: object, key: string, what: string): void => {
    const real: unknown = Reflect.get(owner, key);
    if (typeof real !== 'function') return;
    const watched = function watched(this: unknown, ...args: unknown[]): unknown {
      tell(what);
      return Reflect.apply(real, this, args);
    };
    if (Reflect.defineProperty(owner, key, { value: watched, configurable: true, writable: true })) {
      undo.push(() => void Reflect.defineProperty(owner, key, { value: real, configurable: true, writable: true }));
    }
  };
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args: unknown[], self) => {
      if (args.length === 0) tell('the clock');
      return Reflect.construct(target, args, self) as object;
    },
    apply: (target, self, args: unknown[]) => {
      tell('the clock');
      return Reflect.apply(target, self, args) as string;
    },
    get: (target, key) => {
      if (key === 'now') tell('the clock');
      return Reflect.get(target, key) as unknown;
    },
  });
  process.env = new Proxy(env, {
    get: (target, key) => {
      tell(`the environment`);
      return Reflect.get(target, key) as unknown;
    },
  });
  replace(performance, 'now', 'the clock');
  replace(process, 'hrtime', 'the clock');
  replace(Math, 'random', 'a random number');
  for (const owner of [crypto, nodeCrypto]) {
    for (const key of ['randomUUID', 'getRandomValues', 'randomBytes', 'randomInt']) {
      replace(owner, key, 'a random number');
    }
  }
  return () => {
    globalThis.Date = RealDate;
    process.env = env;
    for (const one of undo) one();
  };
}
