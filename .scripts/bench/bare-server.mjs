// The least that a service can do: parses a request's JSON and stringifies a known answer. PUT sets the answer.
import { createServer } from 'node:http';

let answer;
const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (request.method === 'PUT') answer = body;
    const text = JSON.stringify(answer);
    const length = Buffer.byteLength(text);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': length, apiVersion: '2' });
    response.end(text);
  });
});
server.listen(0, '127.0.0.1', () => console.error(`Listening on http://127.0.0.1:${server.address().port}.`));
