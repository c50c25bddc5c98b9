import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** Sends bytes to a server and returns all that comes back until it closes the connection. */
export async function rawExchange(origin: string, request: string | Buffer): Promise<Buffer> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.write(request);
  return await buffer(socket);
}
