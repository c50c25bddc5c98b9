/** A phone with the shop’s app. */
export interface Phone {
  type: 'ios' | 'android';
  manufacturer: string;
  model: string;
  name: string;
  osName: 'iOS' | 'Android';
  osVersion: string;
  userAgent: string;
  screen: readonly [width: number, height: number, density: number];
}

/** Version and build of the shop's app. */
const app = 'Harbour/5.2.1';

/** The phones of visitors. */
export const phones: readonly Phone[] = [
  {
    type: 'ios',
    manufacturer: 'Apple',
    model: 'iPhone16,1',
    name: 'iPhone',
    osName: 'iOS',
    osVersion: '18.1.1',
    userAgent: `${app} (com.example.harbour; build:5210; iOS 18.1.1) CFNetwork/1568.200.51 Darwin/24.1.0`,
    screen: [393, 852, 3],
  },
  {
    type: 'ios',
    manufacturer: 'Apple',
    model: 'iPhone12,8',
    name: 'Käthes iPhone',
    osName: 'iOS',
    osVersion: '17.7',
    userAgent: `${app} (com.example.harbour; build:5210; iOS 17.7.0) CFNetwork/1498.700.2 Darwin/23.6.0`,
    screen: [375, 667, 2],
  },
  {
    type: 'android',
    manufacturer: 'Google',
    model: 'Pixel 8',
    name: 'shiba',
    osName: 'Android',
    osVersion: '15',
    userAgent: 'Dalvik/2.1.0 (Linux; U; Android 15; Pixel 8 Build/AP4A.241205.013)',
    screen: [1080, 2400, 2.625],
  },
  {
    type: 'android',
    manufacturer: 'samsung',
    model: 'SM-A546B',
    name: 'a54x',
    osName: 'Android',
    osVersion: '14',
    userAgent: 'Dalvik/2.1.0 (Linux; U; Android 14; SM-A546B Build/UP1A.231005.007)',
    screen: [1080, 2340, 2.8125],
  },
];
