interface Claim {
  readonly vendor: string;
  readonly id: string;
  /** The test's name. */
  readonly test: string;
}

/** Which seeds the tests in a test file name, found by its layout, which the formatter enforces. */
export function claimsIn(source: string): Claim[] {
  const code = source.replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '');
  // On one line, or up to the line with the same indentation that closes the call.
  const tests = code.matchAll(/^( *)(?:it|test)(?:\.each|\.only)?\((?:.*;$|[\s\S]*?^\1\S.*;$)/gm);
  return [...tests].flatMap(([test]) => {
    const name = /(?:^ *(?:it|test)(?:\.only)?|\))\(\s*(["'`])(.*?)\1/.exec(test)?.[2] ?? '';
    return [...test.matchAll(/\bseed\(\s*'([^']+)',\s*'([^']+)'/g)].map(([, vendor = '', id = '']) => ({
      vendor,
      id,
      test: name,
    }));
  });
}
