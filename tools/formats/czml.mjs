// SPDX-License-Identifier: GPL-3.0-or-later
// czml.mjs - CZML as Cesium takes it: its own build from npm in a headless browser, which is
// served that package and nothing else.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const HOST = "http://cesium.test/"; // answered here; no such host is asked

// A page with Cesium in it, and what it asked of other places.
export async function openCesium(packages) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  const page = await browser.newPage();
  const away = [];
  await page.route("**/*", (route) => {
    const url = route.request().url();
    if (url === HOST) {
      return route.fulfill({ contentType: "text/html", body: "<script src='Cesium.js'></script>" });
    }
    if (url.startsWith(HOST)) {
      return route.fulfill({ path: join(packages, "cesium/Build/Cesium", url.slice(HOST.length)) });
    }
    away.push(url);
    return route.abort();
  });
  await page.goto(HOST);
  return { page, away, close: () => browser.close() };
}

// In the page: Cesium's interpolation against every sample that loft itself gives, and half-way
// between samples against their mean height (a chord: within 600 m).
async function compare({ czml, flights }) {
  const { CzmlDataSource, JulianDate, Cartographic, Math: CesiumMath } = globalThis.Cesium;
  const near = (got, wanted, tolerance, what) => {
    if (!(Math.abs(got - wanted) <= tolerance)) {
      throw new Error(`${what}: ${got}, wanted ${wanted} within ${tolerance}`);
    }
  };
  const source = await CzmlDataSource.load(czml);
  const start = JulianDate.fromIso8601(flights.launch_utc);
  if (source.name !== flights.title || source.clock === undefined) {
    throw new Error("the document's name or clock is missing");
  }
  let compared = 0;
  for (const flight of flights.flights) {
    const entity = source.entities.getById(flight.flight);
    const { time_s, lat_deg, lon_deg, alt_m } = flight.samples;
    const when = (t) => JulianDate.addSeconds(start, t, new JulianDate());
    const at = (t) => Cartographic.fromCartesian(entity.position.getValue(when(t)));
    time_s.forEach((t, i) => {
      const place = at(t);
      near(CesiumMath.toDegrees(place.latitude), lat_deg[i], 1e-6, `latitude at ${t}`);
      near(CesiumMath.toDegrees(place.longitude), lon_deg[i], 1e-6, `longitude at ${t}`);
      near(place.height, alt_m[i], 0.01, `height at ${t}`);
      if (i > 0) {
        const chord = (alt_m[i - 1] + alt_m[i]) / 2;
        near(at((time_s[i - 1] + t) / 2).height, chord, 600, `height before ${t}`);
      }
      compared++;
    });
    if (entity.isAvailable(when(time_s.at(-1) + 1)) || !entity.isAvailable(start)) {
      throw new Error("the availability is not that of the flight");
    }
  }
  return `${source.entities.values.length} entities, ${compared} samples`;
}

export async function checkCzml(cesium, file, flights) {
  const said = await cesium.page.evaluate(compare, { czml: JSON.parse(readFileSync(file, "utf8")), flights });
  if (cesium.away.length > 0) {
    throw new Error(`asked of another place: ${cesium.away.join(" ")}`);
  }
  return said;
}
