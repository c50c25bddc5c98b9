/** A company that a visitor works for. */
export interface Company {
  id: string;
  name: string;
  industry: string;
  employees: number;
  website: string;
}

/** The companies of visitors. */
export const companies: readonly Company[] = [
  {
    id: 'G-2001',
    name: 'Reederei Nordlicht GmbH & Co. KG',
    industry: 'Logistics',
    employees: 420,
    website: 'https://nordlicht.example.com/',
  },
  {
    id: 'G-2002',
    name: 'Café du Môle',
    industry: 'Gastronomy',
    employees: 9,
    website: 'https://mole.example.org/',
  },
  {
    id: 'G-2003',
    name: 'Stocznia Żuraw S.A.',
    industry: 'Shipbuilding',
    employees: 1300,
    website: 'https://zuraw.example.net/',
  },
  {
    id: 'G-2004',
    name: 'O’Malley “Tide” Rentals, Inc.',
    industry: 'Tourism',
    employees: 35,
    website: 'https://tide.example.com/',
  },
  {
    id: 'G-2005',
    name: '株式会社みなと',
    industry: 'Retail',
    employees: 58,
    website: 'https://minato.example.org/',
  },
];
