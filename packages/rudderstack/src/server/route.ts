/** What rudder-server asks of a destination. */
export type Route = 'processor' | 'router' | 'batch' | 'proxy' | 'test' | 'deletion';
