import { jsonProblem } from '../src/events/json-problem';

it.each([
  ['{"a": s3cr3t}', "not JSON: Unexpected token 's' (column 7)"],
  ['{\n  "a": "s3cr3t",\n}', 'not JSON: there is an extra comma before the } (line 3, column 1)'],
  ['{"a": "s3cr3t" "b": 1}', "not JSON: Expected ',' or '}' after property value (column 16)"],
  ['["s3cr3t",]', 'not JSON: there is an extra comma before the ] (column 11)'],
  ['{"a": "s3cr3t", // mine\n"b": 1}', 'not JSON: JSON has no comments (line 1, column 17)'],
  ['# s3cr3t\n{}', 'not JSON: JSON has no comments (line 1, column 1)'],
  ["{'a': 's3cr3t'}", 'not JSON: names and texts must be in double quotes (column 2)'],
  ['{a: "s3cr3t"}', 'not JSON: names and texts must be in double quotes (column 2)'],
  ['{"a": "s3cr3t', 'not JSON: it is cut off'],
  ['["s3cr3t"', 'not JSON: it is cut off'],
  [' ', 'it is empty'],
])('says what is wrong with %j and where, without quoting it', (text, expected) => {
  expect(jsonProblem(text)).toBe(expected);
  expect(jsonProblem(text)).not.toContain('s3cr3t');
});
