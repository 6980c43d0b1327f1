// SPDX-License-Identifier: GPL-3.0-or-later
// check.mjs - exports as Placemark's checker of GeoJSON and Cesium's reader of CZML take them.
// usage: node check.mjs FOLDER; reads each ID.geojson, ID.czml and ID.json in it, and ends
// with "N passed, N failed". ID.json is loft's own JSON, for the times and places to compare.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

globalThis.Image = class {}; // Cesium asks for the browser's class by name
const { CzmlDataSource, JulianDate, Cartographic, Math: CesiumMath } = await import("@cesium/engine");
const { check } = await import("@placemarkio/check-geojson");

const folder = process.argv[2];
let passed = 0;
let failed = 0;

function near(got, wanted, tolerance, what) {
  if (!(Math.abs(got - wanted) <= tolerance)) {
    throw new Error(`${what}: ${got}, wanted ${wanted} within ${tolerance}`);
  }
}

function read(id, ending) {
  return readFileSync(join(folder, id + ending), "utf8");
}

async function test(what, run) {
  try {
    console.log(`  ok      ${what}: ${await run()}`);
    passed++;
  } catch (error) {
    console.log(`  failed  ${what}: ${error.message ?? error}`);
    failed++;
  }
}

function checkGeojson(id) {
  const collection = check(read(id, ".geojson")); // throws on what is no GeoJSON
  const kinds = collection.features.map((f) => f.geometry.type);
  if (!kinds.includes("Point") || !kinds.some((k) => k.endsWith("LineString"))) {
    throw new Error("no lines and points");
  }
  return `${kinds.length} features`;
}

// Cesium's interpolation against every sample that loft itself gives, and half-way between
// samples against their mean height (a chord: within 600 m).
async function checkCzml(id) {
  const flights = JSON.parse(read(id, ".json"));
  const source = await CzmlDataSource.load(JSON.parse(read(id, ".czml")));
  const start = JulianDate.fromIso8601(flights.launch_utc);
  let compared = 0;
  let off = 0;
  if (source.name !== flights.title || source.clock === undefined) {
    throw new Error("the document's name or clock is missing");
  }
  for (const flight of flights.flights) {
    const entity = source.entities.getById(flight.flight);
    const { time_s, lat_deg, lon_deg, alt_m } = flight.samples;
    const at = (t) => entity.position.getValue(JulianDate.addSeconds(start, t, new JulianDate()));
    for (let i = 0; i < time_s.length; i++) {
      const place = Cartographic.fromCartesian(at(time_s[i]));
      near(CesiumMath.toDegrees(place.latitude), lat_deg[i], 1e-6, `latitude at ${time_s[i]}`);
      near(CesiumMath.toDegrees(place.longitude), lon_deg[i], 1e-6, `longitude at ${time_s[i]}`);
      near(place.height, alt_m[i], 0.01, `height at ${time_s[i]}`);
      compared++;
      if (i > 0) {
        const middle = Cartographic.fromCartesian(at((time_s[i - 1] + time_s[i]) / 2));
        const chord = (alt_m[i - 1] + alt_m[i]) / 2;
        near(middle.height, chord, 600, `height before ${time_s[i]}`);
        off = Math.max(off, Math.abs(middle.height - chord));
      }
    }
    const end = JulianDate.addSeconds(start, time_s.at(-1) + 1, new JulianDate());
    if (entity.isAvailable(end) || !entity.isAvailable(start)) {
      throw new Error("the availability is not that of the flight");
    }
  }
  return `${source.entities.values.length} entities, ${compared} samples, chords up to ${off.toFixed(0)} m off`;
}

for (const name of readdirSync(folder).filter((n) => n.endsWith(".geojson")).sort()) {
  const id = name.slice(0, -".geojson".length);
  await test(`${id} GeoJSON`, () => checkGeojson(id));
  await test(`${id} CZML`, () => checkCzml(id));
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
