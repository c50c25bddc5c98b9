export type { Exchange } from './exchange';
export { parseFault } from './fault';
export type { Fault, FaultKind } from './fault';
export { objectSchema, schemaSimulator, when } from './schema-simulator';
export type { JudgedItem, SchemaCall, SchemaSimulatorOptions } from './schema-simulator';
export { startSimulator } from './simulator';
export type { Simulator, SimulatorOptions } from './simulator';
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
