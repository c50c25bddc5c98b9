/** A coupon of the shop. */
export interface Coupon {
  code: string;
  name: string;
  percent: number;
}

/** The coupons of the shop. */
export const coupons: readonly Coupon[] = [
  { code: 'WELCOME10', name: 'Welcome aboard', percent: 10 },
  { code: 'SPRING15', name: 'Frühlingsbrise', percent: 15 },
  { code: 'AHOI-5', name: 'Ahoi ⚓️', percent: 5 },
];
