/** The kinds of requests that rudder-server makes for a destination. */
export type Route = 'processor' | 'router' | 'batch' | 'proxy' | 'test' | 'deletion';
