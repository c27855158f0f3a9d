const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Why a text is no day of the calendar, in words that follow `must be`; `undefined`: it is one. */
export function wrongDate(text: string): string | undefined {
  const [, year = "", month = "", day = ""] = DATE.exec(text) ?? [];
  if (year === "") return "a date as YYYY-MM-DD";
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  date.setUTCFullYear(Number(year));
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isReal ? undefined : "a day that there is";
}
