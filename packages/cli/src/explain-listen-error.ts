import { isSystemError, systemReason } from './system-reason';

/** Why a server cannot listen on a port, and what to do; undefined for other errors. */
export function explainListenError(error: unknown, host: string, port: number): string | undefined {
  if (!isSystemError(error)) return undefined;
  const where = `${host}:${port}`;
  if (error.code === 'EADDRINUSE') return `It cannot listen on ${where}: the port is taken. Name another with --port.`;
  if (error.code === 'EACCES') {
    return `It cannot listen on ${where}: permission denied. Name a port from 1024 on with --port.`;
  }
  if (error.code === 'EADDRNOTAVAIL') return `It cannot listen on ${where}: this machine has no such address.`;
  if (error.code === 'ENOTFOUND') return `It cannot listen on ${where}: there is no such host.`;
  return `It cannot listen on ${where}: ${systemReason(error)}`;
}
