import { base64Run, decodeBase64, secretForms } from './secret-forms';

const special = /[.*+?^${}()|[\]\\/-]/g;

/** Replaces values with placeholders, whatever form the values have. */
export class Scrubber {
  private readonly stands = new Map<string, string>();
  private readonly pattern: RegExp | undefined;

  /** `placeholders`: what replaces each value. */
  constructor(private readonly placeholders: ReadonlyMap<string, string>) {
    for (const [value, placeholder] of placeholders) {
      const shown = secretForms(placeholder);
      for (const [index, form] of secretForms(value).entries()) {
        const replacement = shown[index];
        if (replacement !== undefined && !this.stands.has(form)) this.stands.set(form, replacement);
      }
    }
    // One pass, the longest first: a placeholder may contain a value, and a value another one.
    const forms = [...this.stands.keys()].toSorted((first, second) => second.length - first.length);
    const alternatives = forms.map((form) => form.replace(special, '\\$&')).join('|');
    this.pattern = forms.length > 0 ? new RegExp(alternatives, 'g') : undefined;
  }

  /** The same JSON with every text, key and number scrubbed. */
  value(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (typeof value === 'number') return this.placeholders.get(String(value)) ?? value;
    if (Array.isArray(value)) return value.map((member) => this.value(member));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [this.text(key), this.value(member)]));
  }

  text(text: string): string {
    // First, because whatever is encoded together with other things must be encoded again with them.
    const decoded = text.replace(base64Run, (run) => {
      const plain = decodeBase64(run);
      const scrubbed = this.replaceForms(plain);
      if (scrubbed === plain) return run;
      const isForUrls = /[-_]/.test(run);
      const encoded = Buffer.from(scrubbed, 'utf8').toString(isForUrls ? 'base64url' : 'base64');
      return run.length % 4 === 0 ? encoded : encoded.replace(/=+$/, '');
    });
    return this.replaceForms(decoded);
  }

  private replaceForms(text: string): string {
    return this.pattern ? text.replace(this.pattern, (form) => this.stands.get(form) ?? form) : text;
  }
}
