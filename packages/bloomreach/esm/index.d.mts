export { destination, destination as default } from '../dist/index.js';
