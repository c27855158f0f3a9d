const shared = {
  testEnvironment: "node",
  transform: {
    "\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } },
    ],
  },
  testPathIgnorePatterns: ["/node_modules/", "/dist/", "/cdktf.out/"],
  modulePathIgnorePatterns: ["<rootDir>/dist/", "cdktf.out"],
  moduleNameMapper: {
    "^failproof$": "<rootDir>/lib/index.ts",
    "^failproof/vsphere$": "<rootDir>/lib/backends/vsphere/index.ts",
    "^failproof/xen$": "<rootDir>/lib/backends/xen/index.ts",
  },
};

/** `core` never loads cdktf; `constructs` does; `acceptance` runs terraform, npm and the built command. */
module.exports = {
  maxWorkers: "100%", // by default jest leaves a core idle, half of the machine where there are two
  projects: [
    {
      ...shared,
      displayName: "core",
      testMatch: [
        "<rootDir>/lib/**/*.test.ts",
        "<rootDir>/policies/**/*.test.ts",
        "<rootDir>/test/{architecture,golden,properties,oracle}/**/*.test.ts",
      ],
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, "/lib/constructs/", "/lib/backends/", "/lib/gate/"],
    },
    {
      ...shared,
      displayName: "constructs",
      testMatch: ["<rootDir>/lib/{constructs,backends,gate}/**/*.test.ts", "<rootDir>/test/constructs/**/*.test.ts"],
    },
    { ...shared, displayName: "acceptance", testMatch: ["<rootDir>/test/acceptance/**/*.test.ts"] },
  ],
};
