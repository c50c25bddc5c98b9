export { destination, destination as default } from './index.js';
