/** Settings of imaginary accounts, by destination. */
declare module 'built-in:accounts' {
  const accounts: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;
  export default accounts;
}

declare module '*.svg' {
  const address: string;
  export default address;
}
