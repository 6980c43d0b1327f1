// SPDX-License-Identifier: GPL-3.0-or-later
// kml.mjs - KML as togeojson reads it: the tracks and events of loft's own JSON.
import { readFileSync } from "node:fs";
import { DOMParser } from "@xmldom/xmldom";
import { kml } from "@tmcw/togeojson";

// Half of the last digit that stands in the file.
const CLOSE_DEG = 6e-7;
const CLOSE_M = 0.06;

function samePlace([lon, lat, alt], sample, i, what) {
  const off = Math.max(Math.abs(lon - sample.lon_deg[i]), Math.abs(lat - sample.lat_deg[i]));
  if (!(off <= CLOSE_DEG && Math.abs(alt - sample.alt_m[i]) <= CLOSE_M)) {
    throw new Error(`${what}: ${lon},${lat},${alt} is not sample ${i}`);
  }
}

export function checkKml(file, flights) {
  const { features } = kml(new DOMParser().parseFromString(readFileSync(file, "utf8"), "text/xml"));
  const tracks = features.filter((f) => f.geometry.type === "LineString" && f.properties.coordinateProperties);
  let compared = 0;
  for (const { flight, samples } of flights.flights) {
    const track = tracks.find((t) => t.properties.styleUrl === `#${flight}`);
    const places = track.geometry.coordinates;
    const times = track.properties.coordinateProperties.times;
    if (places.length !== samples.time_s.length || times.length !== places.length) {
      throw new Error(`${flight}: ${places.length} places and ${times.length} times of ${samples.time_s.length}`);
    }
    places.forEach((place, i) => {
      const t = (Date.parse(times[i]) - Date.parse(flights.launch_utc)) / 1000;
      if (Math.abs(t - samples.time_s[i]) > 2e-3) {
        throw new Error(`${flight}: ${times[i]} is not ${samples.time_s[i]} s`);
      }
      samePlace(place, samples, i, flight);
      compared++;
    });
  }
  const points = features.filter((f) => f.geometry.type === "Point");
  if (points.length === 0 || !points.every((p) => p.properties.timespan?.begin)) {
    throw new Error("an event has no time");
  }
  return `${tracks.length} tracks, ${points.length} events, ${compared} samples`;
}
