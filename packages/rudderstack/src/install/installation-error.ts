/** Why nothing was installed or removed, and the fix. */
export class InstallationError extends Error {
  override readonly name = 'InstallationError';
}
