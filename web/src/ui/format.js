// Numbers as people say them. One rule of rounding for what is shown and what is spoken.
import { t } from './text.js';

const plain = new Intl.NumberFormat('en-GB');

/** 1,234 */
export const count = n => plain.format(Math.round(n));

/** £950, £12,000, £1.2m, £20m: at most three figures. */
export function pounds(gbp) {
  const size = Math.abs(gbp),
    sign = gbp < 0 ? '−' : '';
  if (size >= 999_500_000) return `${sign}£${trim(size / 1e9)}bn`;
  if (size >= 999_500) return `${sign}£${trim(size / 1e6)}m`;
  if (size >= 10_000) return `${sign}£${plain.format(Math.round(size / 1000))},000`;
  return `${sign}£${plain.format(Math.round(size))}`;
}

function trim(x) {
  return x >= 100 ? String(Math.round(x)) : String(Number(x.toPrecision(2)) >= 10 ? Number(x.toPrecision(3)) : Number(x.toPrecision(2)));
}

/** 20% */
export const percent = share => `${Math.round(share * 100)}%`;

/** "+3", "−2", "0" */
export function signed(n, digits = 0) {
  const rounded = Number(n.toFixed(digits));
  if (rounded === 0) return '0';
  return (rounded > 0 ? '+' : '−') + Math.abs(rounded).toLocaleString('en-GB');
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** "March 2027" for a month counted from the start of the scenario ("2025-01"). */
export function month_name(start, month) {
  const [year, first] = start.split('-').map(Number);
  const index = first - 1 + month;
  return `${months[((index % 12) + 12) % 12]} ${year + Math.floor(index / 12)}`;
}

/** "Month 27 of 120" */
export const month_of = (month, horizon) => t('time.month_of', { month, horizon });
