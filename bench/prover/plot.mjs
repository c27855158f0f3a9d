const PANEL = { width: 260, height: 240, left: 50, top: 50 };
const SECONDS = [0.01, 100];

/** One panel a series, both axes logarithmic, as SVG. The same points give the same bytes. */
export function plot(series, title) {
  const width = series.length * (PANEL.width + PANEL.left) + 20;
  const height = PANEL.height + PANEL.top + 50;
  const panels = series.map((one, i) => panel(one, PANEL.left + i * (PANEL.width + PANEL.left)));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11">
<title>${title}</title>
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="${PANEL.left}" y="24" font-size="14">${title}</text>
${panels.join("\n")}
</svg>
`;
}

function panel({ axis, points }, left) {
  const values = points.map(({ value }) => value);
  const x = (value) => left + position(value, values[0], values.at(-1)) * (PANEL.width - 20) + 5;
  const y = (seconds) => PANEL.top + (1 - position(seconds, ...SECONDS)) * PANEL.height;
  const bottom = PANEL.top + PANEL.height;
  const decades = [0.01, 0.1, 1, 10, 100].map(
    (seconds) =>
      `<path d="M${left} ${at(y(seconds))}h${PANEL.width - 10}" stroke="#ddd"/>` +
      `<text x="${left - 6}" y="${at(y(seconds) + 4)}" text-anchor="end">${seconds}</text>`,
  );
  const marks = points.map(
    ({ value, seconds }) =>
      `<circle cx="${at(x(value))}" cy="${at(y(seconds))}" r="3" fill="#06c"/>` +
      `<text x="${at(x(value))}" y="${bottom + 16}" text-anchor="middle">${value}</text>`,
  );
  const line = points.map(({ value, seconds }) => `${at(x(value))},${at(y(seconds))}`).join(" ");
  return [
    ...decades,
    `<polyline points="${line}" fill="none" stroke="#06c"/>`,
    ...marks,
    `<text x="${left + PANEL.width / 2}" y="${bottom + 36}" text-anchor="middle">${axis}</text>`,
  ].join("\n");
}

function position(value, from, to) {
  return Math.log(value / from) / Math.log(to / from);
}

function at(coordinate) {
  return coordinate.toFixed(1);
}
