import { runs } from '@sluice/test-utils/runs';
import * as fc from 'fast-check';
import { snakeCase } from '../src/host';

test.each([
  ['Order Completed', 'order_completed'],
  ['orderCompleted', 'order_completed'],
  ['OrderCompleted', 'order_completed'],
  ['order_completed', 'order_completed'],
  ['ORDER COMPLETED', 'order_completed'],
  ['order-completed', 'order_completed'],
  ['  Order   Completed! ', 'order_completed'],
  ['order.completed/now', 'order_completed_now'],
])('writes "%s" as "%s"', (name, expected) => {
  expect(snakeCase(name)).toBe(expected);
});

test.each([
  ['HTTPServer', 'http_server'],
  ['userID', 'user_id'],
  ['parseURLPath', 'parse_url_path'],
  ['SKU', 'sku'],
])('keeps the acronym of "%s" in one piece', (name, expected) => {
  expect(snakeCase(name)).toBe(expected);
});

test.each([
  ['Step 2 Viewed', 'step_2_viewed'],
  ['step2Viewed', 'step2_viewed'],
  ['2ndOrder', '2nd_order'],
  ['Top10', 'top10'],
])('keeps the digits of "%s"', (name, expected) => {
  expect(snakeCase(name)).toBe(expected);
});

test.each([
  ['Käufe Getätigt', 'käufe_getätigt'],
  ['étéPassé', 'été_passé'],
  ['Заказ Оформлен', 'заказ_оформлен'],
  ['заказОформлен', 'заказ_оформлен'],
  ['注文 完了', '注文_完了'],
  ['ऑर्डर पूरा', 'ऑर्डर_पूरा'],
  ['Order 🛒 Completed', 'order_completed'],
  ['Order ❤️ Completed', 'order_completed'],
])('knows the letters of every script: "%s"', (name, expected) => {
  expect(snakeCase(name)).toBe(expected);
});

test('takes a letter and its accent for one letter, however they are written', () => {
  expect(snakeCase('Cafe\u0301 Visite\u0301')).toBe(snakeCase('Caf\u00e9 Visit\u00e9'));
});

test('gives an empty text for a name without letters or digits', () => {
  expect(snakeCase('— … !')).toBe('');
});

test('changes a name that it has made no further', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(text, (name) => expect(snakeCase(snakeCase(name))).toBe(snakeCase(name))),
    runs(500),
  );
});
