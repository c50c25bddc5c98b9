export { type Planned, planner, presetOf } from './planner';
