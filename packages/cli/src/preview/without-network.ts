import { Socket } from 'node:net';

/** Runs some work while nothing in this process can open a connection. */
export async function withoutNetwork<T>(work: () => Promise<T>): Promise<T> {
  const { prototype } = Socket;
  const own = Object.getOwnPropertyDescriptor(prototype, 'connect') ?? {};
  function connect(this: Socket) {
    setImmediate(() => this.destroy(new Error('a preview connects to nothing')));
    return this;
  }
  Object.defineProperty(prototype, 'connect', { ...own, value: connect });
  try {
    return await work();
  } finally {
    Object.defineProperty(prototype, 'connect', own);
  }
}
