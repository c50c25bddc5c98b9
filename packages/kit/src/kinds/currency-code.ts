import { type Kind, unreadable } from './kind';
import { textOf } from './text-of';

/**
 * ISO 4217, https://www.six-group.com/en/products-services/financial-information/data-standards.html: the codes in use, and those
 * withdrawn since 2014, for imports of older orders. Not from Intl, which differs between runtimes. Without XXX ("none") and XTS
 * ("for tests").
 */
const codes = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BYR BZD CAD CDF CHE CHF CHW ' +
    'CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG ' +
    'HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LVL LYD MAD MDL MGA MKD MMK ' +
    'MNT MOP MRO MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD ' +
    'SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STD STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS ' +
    'VED VEF VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XUA YER ZAR ZMW ZWG ZWL'
  ).split(' '),
);

/** Symbols in upper case. `$`, `¥` and `kr` are absent because several currencies use them. */
const symbols: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['EURO', 'EUR'],
  ['£', 'GBP'],
  ['US$', 'USD'],
  ['R$', 'BRL'],
  ['₹', 'INR'],
  ['₽', 'RUB'],
  ['₺', 'TRY'],
  ['₩', 'KRW'],
  ['₪', 'ILS'],
  ['₫', 'VND'],
  ['₴', 'UAH'],
  ['₦', 'NGN'],
  ['ZŁ', 'PLN'],
  ['KČ', 'CZK'],
  ['FT', 'HUF'],
  ['RMB', 'CNY'],
]);

/** An ISO 4217 currency code such as `EUR`. Also reads lower case, and symbols that mean only one currency. */
export const currencyCode: Kind<string> = {
  name: 'currencyCode',
  wanted: 'the three letters of a currency in ISO 4217, such as EUR',
  read: (given) => {
    if (typeof given === 'string' && codes.has(given)) return given;
    const text = textOf(given);
    if (typeof text !== 'string') return text;
    const code = text.toUpperCase();
    return codes.has(code) ? code : (symbols.get(code) ?? unreadable);
  },
};
