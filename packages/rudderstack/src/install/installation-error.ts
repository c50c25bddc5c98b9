/** Why nothing was installed or removed, and the mend. */
export class InstallationError extends Error {
  override readonly name = 'InstallationError';
}
