// SPDX-License-Identifier: GPL-3.0-or-later
// check.js - the numerical library as WebAssembly gives the native program's answer.
// usage: node check.js ESTIMATE.wasm LOFT
"use strict";
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { WASI } = require("node:wasi");

const [wasm, loft] = process.argv.slice(2);
const POINT = 1e-9; // relative
const INTERVAL = 1e-8; // its samples are interpolated
let passed = 0;
let failed = 0;

function test(claim, holds) {
  if (holds) {
    passed++;
  } else {
    failed++;
    console.log(`not ok: ${claim}`);
  }
}

// What the program prints, as {name: number}.
async function printed() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "loft-wasm-"));
  const file = path.join(folder, "stdout");
  const stdout = fs.openSync(file, "w");
  try {
    const wasi = new WASI({ version: "preview1", args: ["estimate"], stdout, returnOnExit: true });
    const compiled = await WebAssembly.compile(fs.readFileSync(wasm));
    const instance = await WebAssembly.instantiate(compiled, { wasi_snapshot_preview1: wasi.wasiImport });
    test("the program exits with 0", wasi.start(instance) === 0);
    const lines = fs.readFileSync(file, "utf8").trim().split("\n");
    return Object.fromEntries(lines.map((line) => line.split(" ")).map(([name, value]) => [name, Number(value)]));
  } finally {
    fs.closeSync(stdout);
    fs.rmSync(folder, { recursive: true });
  }
}

function native() {
  const report = ["--apogee", "2111.5km", "--range", "787km", "--time", "=30min"];
  const launch = ["--site", "40.07,125.21", "--azimuth", "71deg", "--class", "liquid-1"];
  return JSON.parse(execFileSync(loft, ["estimate", ...report, ...launch, "--samples", "20", "--json"]));
}

async function main() {
  const answer = native();
  const numbers = await printed();
  test("15 numbers are printed", Object.keys(numbers).length === 15);
  for (const [name, got] of Object.entries(numbers)) {
    const want = name.split(".").reduce((node, key) => node?.[key], answer);
    const tolerance = /band|posterior/.test(name) ? INTERVAL : POINT;
    test(`${name}: ${got} natively ${want}`, Math.abs(got - want) <= tolerance * Math.abs(want));
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main();
