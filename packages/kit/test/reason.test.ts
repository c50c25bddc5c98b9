import { basic, reasonIn } from '../src';

test.each([
  ['a text', 'Bad key', 'Bad key'],
  ['"message"', { message: 'Bad key' }, 'Bad key'],
  ['"error"', { error: 'Bad key' }, 'Bad key'],
  ['a nested "error"', { error: { code: 7, message: 'Bad key' } }, 'Bad key'],
  ['"errors" in a list', { errors: ['Bad key', { detail: 'Bad day' }] }, 'Bad key; Bad day'],
  [
    '"errors" by field',
    { errors: { email: ['is no address', 'is too long'], age: 'is a text' } },
    'email: is no address; is too long; age: is a text',
  ],
  [
    '"errors" by field in a list',
    { errors: [{ id: "can't be blank" }, { status: 400, error_data: { base: ['Bad', 'Sad'] } }] },
    "id: can't be blank; base: Bad; Sad",
  ],
  ['"errors" of no field', { errors: { _global: ['Bad key'], count: 7 } }, 'Bad key'],
  ['"description"', { description: 'Bad key' }, 'Bad key'],
  ['"detail"', { detail: 'Bad key' }, 'Bad key'],
  ['"msg"', { msg: 'Bad key' }, 'Bad key'],
  ['"errors" that say the same of many events, once', { errors: ['Bad key', { detail: 'Bad key' }] }, 'Bad key'],
  ['the first of several places that says something', { message: '', error: 'Bad key', detail: 'More' }, 'Bad key'],
])("finds the vendor's reason in %s", (_, json, expected) => {
  expect(reasonIn(json)).toBe(expected);
});

test.each([[undefined], [null], [7], [true], [{}], [[]], [[7, null]], [{ message: 7 }], [{ status: 'ok' }]])(
  'finds no reason in %j',
  (json) => {
    expect(reasonIn(json)).toBeUndefined();
  },
);

test('writes HTTP Basic credentials in UTF-8, a colon between user and password', () => {
  expect(basic('Aladdin', 'open sesame')).toBe('Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==');
  expect(basic('test', '123£')).toBe('Basic dGVzdDoxMjPCow==');
  expect(basic('key', '')).toBe(`Basic ${Buffer.from('key:').toString('base64')}`);
});
