/** Its message is for the user. */
export class VariableError extends Error {
  override readonly name = 'VariableError';
  constructor(
    message: string,
    /** The variable that is not set; absent if none is named. */
    readonly variable?: string,
  ) {
    super(message);
  }
}

/** Replaces each `${NAME}` in a text with the environment's value; `$${` is an escaped `${`. */
export function fillInVariables(text: string, env: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/\$\$\{|\$\{([^}]*)\}?/g, (found, name: string | undefined) => {
    if (name === undefined) return '${';
    if (!/^[A-Za-z_]\w*$/.test(name) || !found.endsWith('}')) {
      throw new VariableError(
        'it has a "${" without the name of an environment variable. Write ${NAME}, or $${ for a literal ${.',
      );
    }
    const value = env[name];
    if (value === undefined) {
      const message = `the environment variable ${name} is not set. Set it, or write the value in its place.`;
      throw new VariableError(message, name);
    }
    return value;
  });
}
