export type { Exchange } from './exchange';
export { type Fault, type FaultKind, parseFault } from './fault';
export {
  discriminated,
  type JudgedItem,
  objectSchema,
  type SchemaCall,
  schemaSimulator,
  type SchemaSimulatorOptions,
  when,
} from './schema-simulator';
export { type Simulator, type SimulatorOptions, startSimulator } from './simulator';
export { simulators } from './simulators';
export type {
  Account,
  DroppedItem,
  Loss,
  Pending,
  Vendor,
  VendorAnswer,
  VendorRequest,
  VendorSimulator,
} from './vendor-simulator';
