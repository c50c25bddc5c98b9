// What vendors answer, round by round, identical for both sides.
const json = { 'content-type': 'application/json' };
const rich = {
  id: '1',
  success: true,
  status: 'success',
  access_token: 'token-2',
  token: 'token-2',
  authToken: 'token-2',
  data: { id: '1', url: 'https://vendor.example/upload' },
  results: [{ id: '1' }],
};

/** The name of each round, and its answer to the request at a position. */
export const rounds = [
  { name: '200 {}', answer: () => ({ status: 200, headers: json, text: '{}' }) },
  { name: '200 with content', answer: () => ({ status: 200, headers: json, text: JSON.stringify(rich) }) },
  { name: '400', answer: () => ({ status: 400, headers: json, text: '{"message":"Not like this."}' }) },
  { name: '401', answer: () => ({ status: 401, headers: json, text: '{"message":"Who are you?"}' }) },
  { name: '401, then 200', answer: (place) => rounds[place === 0 ? 3 : 1].answer() },
  { name: '429', answer: () => ({ status: 429, headers: json, text: '{"message":"Later."}' }) },
  { name: '500', answer: () => ({ status: 500, headers: { 'content-type': 'text/plain' }, text: 'Broken.' }) },
];
