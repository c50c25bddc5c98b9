/** How a visitor came: the referrer and campaign of the first page. */
export interface Arrival {
  referrer: string;
  search: string;
  campaign?: { source: string; medium: string; name: string };
}

/** How a visitor came to the shop. */
export const arrivals: readonly Arrival[] = [
  { referrer: '', search: '' },
  { referrer: '', search: '' },
  { referrer: 'https://www.google.com/', search: '' },
  { referrer: 'https://duckduckgo.com/', search: '' },
  { referrer: 'https://blog.example.org/beste-regenm%C3%A4ntel?page=2', search: '' },
  {
    referrer: 'https://mail.example.net/',
    search: '?utm_source=newsletter&utm_medium=email&utm_campaign=spring-sale',
    campaign: { source: 'newsletter', medium: 'email', name: 'spring-sale' },
  },
  {
    referrer: 'https://www.google.com/',
    search: '?utm_source=google&utm_medium=cpc&utm_campaign=rainwear&gclid=Cj0KCQiA-example',
    campaign: { source: 'google', medium: 'cpc', name: 'rainwear' },
  },
  {
    referrer: 'https://l.instagram.com/',
    search: '?utm_source=instagram&utm_medium=social&utm_campaign=k%C3%BCstenliebe&fbclid=IwAR0-example',
    campaign: { source: 'instagram', medium: 'social', name: 'küstenliebe' },
  },
];
