/** A configuration that a RudderStack user has today, with the vendor's own names switched on. */
export const config = {
  apiBaseUrl: 'https://api.bloomreach.example',
  apiKey: 'demo-key',
  apiSecret: 'demo-secret-7f3a',
  projectToken: 'demo-project',
  hardID: 'registered',
  softID: 'cookie',
  useVendorNames: true,
  connectionMode: { web: 'cloud' },
};
