/**
 * The vendor's name in each form: `title` in texts, `slug` for folders, `camel` and `pascal` in code; or why there can be no package
 * with that name, and what to do.
 * @param {readonly string[]} given the name as its users write it, in one argument
 * @param {{ taken: readonly string[], used: readonly string[] }} known existing slugs, and names in the copied code
 * @returns {{ title: string, slug: string, camel: string, pascal: string } | { problem: string }}
 */
export function vendorNames(given, { taken, used }) {
  if (given.length > 1) return { problem: `Put the name in quotes: npm run new-destination -- "${given.join(' ')}"` };
  const title = (given[0] ?? '').trim().replaceAll(/\s+/g, ' ').replaceAll("'", '’');
  const latin = title.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('’', '');
  const odd = [...new Set(latin.replaceAll(/[A-Za-z\d .,&+!()/-]/g, ''))];
  if (title === '') return { problem: 'Name the vendor, as in: npm run new-destination -- "Vendor Name"' };
  if (odd.length > 0)
    return {
      problem: `"${title}" holds ${odd.join(' ')}. Write it in Latin letters, digits, blanks and . , & + ! ( ) / - alone.`,
    };
  const words = latin.split(/[^A-Za-z\d]+|(?<=[a-z\d])(?=[A-Z])/).filter(Boolean);
  if (!/^[A-Za-z]/.test(words[0] ?? ''))
    return {
      problem: `"${title}" does not begin with a letter, and Segment knows no such destination. Spell it out, as in "Three M" for 3M.`,
    };
  const slug = words.join('-').toLowerCase();
  const bare = (one) => one.replaceAll('-', '');
  const same = taken.find((one) => bare(one) === bare(slug));
  if (same !== undefined)
    return { problem: `"${title}" would be packages/${slug}, and there is ${same} already. Give it another name.` };
  const pascal = words.map((word) => word[0].toUpperCase() + word.slice(1)).join('');
  const camel = slug.replaceAll(/-([a-z\d])/g, (_, letter) => letter.toUpperCase());
  if (used.includes(camel) || !isFree(camel))
    return {
      problem: `"${camel}" already means something in the code. Add a word to the name, as in "${title} Data".`,
    };
  return { title, slug, camel, pascal };
}

function isFree(word) {
  try {
    // oxlint-disable-next-line typescript/no-implied-eval -- letters and digits alone
    return typeof new Function(`"use strict"; const ${word} = 0;`) === 'function';
  } catch {
    return false;
  }
}
