/** Thrown with what to tell the user. */
export class VariableError extends Error {
  override readonly name = 'VariableError';
}

/** The text with each `${NAME}` replaced by the environment's value; `$${` stands for `${`. */
export function fillInVariables(text: string, env: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/\$\$\{|\$\{([^}]*)\}?/g, (found, name: string | undefined) => {
    if (name === undefined) return '${';
    if (!/^[A-Za-z_]\w*$/.test(name) || !found.endsWith('}')) {
      throw new VariableError(
        'it has a "${" that names no environment variable. Write ${NAME}, or $${ where the value itself has that sign.',
      );
    }
    const value = env[name];
    if (value === undefined) {
      throw new VariableError(`the environment variable ${name} is not set. Set it, or write the value in its place.`);
    }
    return value;
  });
}
