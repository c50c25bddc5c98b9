import { readPage } from './documentation/block';
import { sourceTexts } from './documentation/source-texts';

/** The first cell of each row: a message as a user sees it. */
const messages = [...readPage('docs/troubleshooting.md').matchAll(/^\| `(.+?)` \|/gm)].map(
  ([, message = '']) => message,
);
const texts = sourceTexts();

/** Whether a text of a program can be the message: "…" stands for anything on either side, but for all of it on neither. */
function canBe(text: string, message: string): boolean {
  let from = 0;
  return message
    .split('…')
    .filter((part) => /\w/.test(part))
    .every((part) => {
      const at = text.indexOf(part, from);
      from = at + part.length;
      return at >= 0;
    });
}

it('finds messages on the page, and texts in the sources', () => {
  expect(messages.length).toBeGreaterThan(100);
  expect(texts.length).toBeGreaterThan(3000);
});

it('explains messages that there are', () => {
  expect(messages.filter((message) => !texts.some((text) => canBe(text, message)))).toEqual([]);
});

it('does not find what nobody says', () => {
  expect(texts.some((text) => canBe(text, 'The event is … green.'))).toBe(false);
});

it('explains each message once', () => {
  expect(messages.filter((message, index) => messages.indexOf(message) !== index)).toEqual([]);
});
