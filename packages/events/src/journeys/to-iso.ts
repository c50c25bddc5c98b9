const dayMilliseconds = 86_400_000;
const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
const threeDigits = Array.from({ length: 1_000 }, (_, number) => String(number).padStart(3, '0'));

let latestDay = Number.NaN;
let latestDate = '';

/** The same as `Date.prototype.toISOString`, but much faster, because most events are of the same day as the one before. */
export function toIso(milliseconds: number): string {
  const day = Math.floor(milliseconds / dayMilliseconds);
  if (day !== latestDay) {
    latestDate = new Date(milliseconds).toISOString().slice(0, -'00:00:00.000Z'.length);
    latestDay = day;
  }
  const ofDay = milliseconds - day * dayMilliseconds;
  const hours = twoDigits[Math.floor(ofDay / 3_600_000)];
  const minutes = twoDigits[Math.floor(ofDay / 60_000) % 60];
  const seconds = twoDigits[Math.floor(ofDay / 1_000) % 60];
  return `${latestDate}${hours}:${minutes}:${seconds}.${threeDigits[ofDay % 1_000]}Z`;
}
