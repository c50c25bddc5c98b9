import { coreRows } from './core-rows.mjs';
import { planRows } from './plan-rows.mjs';
import { scaleRows } from './scale-rows.mjs';
import { segmentRows } from './segment-rows.mjs';
import { serviceRows } from './service-rows.mjs';
import { wireRows } from './wire-rows.mjs';

export const rows = [...planRows, ...wireRows, ...segmentRows, ...serviceRows, ...scaleRows, ...coreRows];

/** The results of the row with this name; most rows have only one. */
export function measureRow(name, options) {
  return rows.find((row) => row.name === name).measure(options);
}
