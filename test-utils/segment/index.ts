export { inSegment, type InSegment } from './in-segment';
