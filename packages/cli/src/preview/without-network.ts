import { Socket } from 'node:net';

/** Does the work while nothing in this process can connect to anything. */
export async function withoutNetwork<T>(work: () => Promise<T>): Promise<T> {
  const { prototype } = Socket;
  const { connect } = prototype;
  prototype.connect = function refuse(this: Socket) {
    setImmediate(() => this.destroy(new Error('a preview connects to nothing')));
    return this;
  };
  try {
    return await work();
  } finally {
    prototype.connect = connect;
  }
}
