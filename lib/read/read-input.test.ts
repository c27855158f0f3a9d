import { readInput } from ".";

it("reads the example that has every field", () => {
  const result = readInput("test/fixtures/estate/full.estate.json");
  expect(result.ok ? [] : result.errors).toEqual([]);
  expect(result.ok && result.value.map(({ estate, file }) => [estate.name, file])).toEqual([
    ["acme", "test/fixtures/estate/full.estate.json"],
  ]);
});
