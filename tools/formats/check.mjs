// SPDX-License-Identifier: GPL-3.0-or-later
// check.mjs - exports as Placemark's checker of GeoJSON, togeojson and Cesium take them.
// usage: node check.mjs FOLDER; reads each ID.geojson, ID.kml, ID.czml and ID.json in it, and
// ends with "N passed, N failed". ID.json is loft's own JSON, for the times and places to
// compare. Run it beside its node_modules.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { check } from "@placemarkio/check-geojson";
import { checkCzml, openCesium } from "./czml.mjs";
import { checkKml } from "./kml.mjs";

const folder = process.argv[2];
let passed = 0;
let failed = 0;

async function test(what, run) {
  try {
    console.log(`  ok      ${what}: ${await run()}`);
    passed++;
  } catch (error) {
    console.log(`  failed  ${what}: ${error.message ?? error}`);
    failed++;
  }
}

function checkGeojson(file) {
  const collection = check(readFileSync(file, "utf8")); // throws on what is no GeoJSON
  const kinds = collection.features.map((f) => f.geometry.type);
  if (!kinds.includes("Point") || !kinds.some((k) => k.endsWith("LineString"))) {
    throw new Error("no lines and points");
  }
  return `${kinds.length} features`;
}

const cesium = await openCesium(fileURLToPath(new URL("node_modules", import.meta.url)));
for (const name of readdirSync(folder).filter((n) => n.endsWith(".geojson")).sort()) {
  const id = name.slice(0, -".geojson".length);
  const file = (ending) => join(folder, id + ending);
  const flights = JSON.parse(readFileSync(file(".json"), "utf8"));
  await test(`${id} GeoJSON`, () => checkGeojson(file(".geojson")));
  await test(`${id} KML`, () => checkKml(file(".kml"), flights));
  await test(`${id} CZML`, () => checkCzml(cesium, file(".czml"), flights));
}
await cesium.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
