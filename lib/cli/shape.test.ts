import { parseShape } from "./shape";
import { UsageError } from "./usage-error";

describe("--shape", () => {
  it.each([
    ["vcpus=4,memory=8GiB", { vcpus: 4, memoryMib: 8192 }],
    ["vcpus=1, memory=512MiB", { vcpus: 1, memoryMib: 512 }],
    ["vcpus=64,memory=1TiB", { vcpus: 64, memoryMib: 1048576 }],
  ])("reads %s", (value, shape) => {
    expect(parseShape(value)).toEqual(shape);
  });

  it.each([
    "4x8",
    "vcpus=4",
    "vcpus=0,memory=8GiB",
    "vcpus=4,memory=8",
    "vcpus=4,memory=0GiB",
    "vcpus=1.5,memory=8GiB",
  ])("refuses %s", (value) => {
    expect(() => parseShape(value)).toThrow(UsageError);
  });
});
