import type { Currency } from './currencies';

/** A name as its owner writes it, and as it is in an email address. */
type Name = readonly [written: string, mailbox: string];

/** Where visitors live, with names and places of the region. */
export interface Region {
  locale: string;
  country: string;
  timezone: string;
  currency: Currency['code'];
  taxPercent: number;
  /** Followed by two digits, it lies in a range set aside for fiction; other countries have none. */
  phonePrefix?: string;
  familyNameFirst?: boolean;
  firstNames: readonly Name[];
  lastNames: readonly Name[];
  cities: readonly (readonly [city: string, postalCode: string, state: string])[];
  streets: readonly string[];
  searches: readonly string[];
}

/** The regions of visitors. */
export const regions: readonly Region[] = [
  {
    locale: 'de-DE',
    country: 'DE',
    timezone: 'Europe/Berlin',
    currency: 'EUR',
    taxPercent: 19,
    phonePrefix: '+4930231254',
    firstNames: [
      ['Jürgen', 'juergen'],
      ['Käthe', 'kaethe'],
      ['Sören', 'soeren'],
      ['Anneliese', 'anneliese'],
      ['Björn', 'bjoern'],
      ['Mia', 'mia'],
    ],
    lastNames: [
      ['Groß', 'gross'],
      ['Schröder', 'schroeder'],
      ['Müller-Lüdenscheidt', 'mueller-luedenscheidt'],
      ['Weiß', 'weiss'],
      ['Petersen', 'petersen'],
    ],
    cities: [
      ['Köln', '50667', 'Nordrhein-Westfalen'],
      ['Lübeck', '23552', 'Schleswig-Holstein'],
      ['München', '80331', 'Bayern'],
      ['Görlitz', '02826', 'Sachsen'],
    ],
    streets: ['Hafenstraße 12', 'Am Deich 3a', 'Fährweg 77'],
    searches: ['Regenmantel', 'gummistiefel größe 43', 'Tee', 'geschenk für oma'],
  },
  {
    locale: 'fr-FR',
    country: 'FR',
    timezone: 'Europe/Paris',
    currency: 'EUR',
    taxPercent: 20,
    phonePrefix: '+331990000',
    firstNames: [
      ['Chloé', 'chloe'],
      ['François', 'francois'],
      ['Zoë', 'zoe'],
      ['Aurélien', 'aurelien'],
      ['Maëlys', 'maelys'],
    ],
    lastNames: [
      ['Lefèvre', 'lefevre'],
      ['d’Aubigné', 'd.aubigne'],
      ['Bœuf', 'boeuf'],
      ['Le Goff', 'le.goff'],
      ['Françoise-Noël', 'francoise-noel'],
    ],
    cities: [
      ['Saint-Malo', '35400', 'Bretagne'],
      ['Orléans', '45000', 'Centre-Val de Loire'],
      ['Marseille', '13002', 'Provence-Alpes-Côte d’Azur'],
    ],
    streets: ['8 quai de l’Île', '21 bis rue des Pêcheurs', '3 allée du Phare'],
    searches: ['ciré femme', 'marinière', 'fleur de sel', 'idée cadeau'],
  },
  {
    locale: 'pl-PL',
    country: 'PL',
    timezone: 'Europe/Warsaw',
    currency: 'EUR',
    taxPercent: 23,
    firstNames: [
      ['Łukasz', 'lukasz'],
      ['Małgorzata', 'malgorzata'],
      ['Michał', 'michal'],
      ['Świętosława', 'swietoslawa'],
    ],
    lastNames: [
      ['Wójcik', 'wojcik'],
      ['Dąbek', 'dabek'],
      ['Łoś', 'los'],
      ['Źrebiec', 'zrebiec'],
    ],
    cities: [
      ['Gdańsk', '80-001', 'Pomorskie'],
      ['Łódź', '90-001', 'Łódzkie'],
      ['Świnoujście', '72-600', 'Zachodniopomorskie'],
    ],
    streets: ['ul. Żeglarska 5/12', 'ul. Długie Pobrzeże 18'],
    searches: ['sweter męski', 'kurtka przeciwdeszczowa', 'piernik'],
  },
  {
    locale: 'en-US',
    country: 'US',
    timezone: 'America/New_York',
    currency: 'USD',
    taxPercent: 8,
    phonePrefix: '+120255501',
    firstNames: [
      ['Avery', 'avery'],
      ['Renée', 'renee'],
      ['Malik', 'malik'],
      ['José', 'jose'],
      ['Grace', 'grace'],
    ],
    lastNames: [
      ['O’Hara', 'ohara'],
      ['Nuñez', 'nunez'],
      ['Washington', 'washington'],
      ['Kowalczyk-Smith', 'kowalczyk-smith'],
    ],
    cities: [
      ['Portland', '04101', 'Maine'],
      ['Sausalito', '94965', 'California'],
      ['Coeur d’Alene', '83814', 'Idaho'],
    ],
    streets: ['1200 Wharf Ave, Apt 4B', '77 Lighthouse Rd'],
    searches: ['rain coat', 'wool blanket', 'gifts under $50', 'mens boots size 11'],
  },
  {
    locale: 'en-GB',
    country: 'GB',
    timezone: 'Europe/London',
    currency: 'GBP',
    taxPercent: 20,
    phonePrefix: '+4477009001',
    firstNames: [
      ['Siân', 'sian'],
      ['Niamh', 'niamh'],
      ['Oliver', 'oliver'],
      ['Zadie', 'zadie'],
    ],
    lastNames: [
      ['Brontë', 'bronte'],
      ['Ap Rhys', 'ap.rhys'],
      ['Featherstonehaugh', 'featherstonehaugh'],
      ['Khan', 'khan'],
    ],
    cities: [
      ['Whitby', 'YO21 3PU', 'North Yorkshire'],
      ['St Ives', 'TR26 1LP', 'Cornwall'],
      ['Ynys Môn', 'LL65 1DH', 'Cymru'],
    ],
    streets: ['4 Smugglers’ Row', 'Flat 2, 19 Harbour Street'],
    searches: ['wellies', 'fisherman jumper', 'tea & biscuits', 'lantern'],
  },
  {
    locale: 'ja-JP',
    country: 'JP',
    timezone: 'Asia/Tokyo',
    currency: 'JPY',
    taxPercent: 10,
    familyNameFirst: true,
    firstNames: [
      ['花子', 'hanako'],
      ['健一', 'kenichi'],
      ['さくら', 'sakura'],
      ['𠮷之助', 'yoshinosuke'],
    ],
    lastNames: [
      ['山田', 'yamada'],
      ['髙橋', 'takahashi'],
      ['小野寺', 'onodera'],
    ],
    cities: [
      ['横浜市', '231-0002', '神奈川県'],
      ['函館市', '040-0053', '北海道'],
    ],
    streets: ['海岸通1丁目2番3号', '末広町4-5'],
    searches: ['レインコート', '鉄瓶', 'ギフト', 'マグカップ　青'],
  },
];
