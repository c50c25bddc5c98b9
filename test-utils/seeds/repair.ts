import { hiddenEmail } from './hidden-email';

const rules = [
  {
    finds: /\[email\sprotected\]/g,
    puts: hiddenEmail,
    says: 'The page hides the email address: a test puts one in its place.',
  },
  {
    finds: /,(?=\s*[}\]])/g,
    puts: '',
    says: 'The page prints a comma after the last property: it is left out, for JSON allows none.',
  },
  {
    finds: /(["\d}\]])(?=\s*\n\s*"[^"\n]*"\s*:)/g,
    puts: '$1,',
    says: 'The page prints no comma between two properties: it is put in, for JSON demands one.',
  },
  {
    finds: /"[0-9a-f]{64}"(?=\s*:)/g,
    puts: '$&',
    says: 'The hashes are made up, and kept: a test puts computed ones in their place.',
  },
  {
    finds: /"\d{4}-(?:1[3-9]|[2-9]\d)-/g,
    puts: '$&',
    says: 'A date has a month above 12, and is kept: it is sent as the custom attribute that it is.',
  },
  {
    finds: /"latitude"\s*:\s*"-?(?:9[1-9]|[1-9]\d\d)/g,
    puts: '$&',
    says: 'The latitude is above 90, and is kept: it is sent as the custom attribute that it is.',
  },
];

/** The text of a printed payload as JSON, and what in it had to be mended or is impossible. */
export function repair(text: string): { json: string; repairs: string[] } {
  const applied = rules.filter(({ finds }) => text.search(finds) !== -1);
  return {
    json: applied.reduce((mended, { finds, puts }) => mended.replaceAll(finds, puts), text),
    repairs: applied.map(({ says }) => says),
  };
}
