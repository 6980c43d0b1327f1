# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads exported files with readers that are not loft's, and compares them with the result.

usage: read_formats.py geojson|kml|czml|netcdf|csv FILE RESULT.json [SOURCE_INDEX]
Prints a line and ends with 0, or says what is wrong and ends with 1.
"""
import csv
import datetime
import json
import math
import sys
import xml.etree.ElementTree

CLOSE_DEG = 2e-6
CLOSE_S = 2e-3


def no_double(pairs):
    keys = [k for k, _ in pairs]
    assert len(set(keys)) == len(keys), f"a key twice in {keys}"
    return dict(pairs)


def no_constant(text):
    raise AssertionError(f"{text} is no JSON")


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file, object_pairs_hook=no_double, parse_constant=no_constant)


def near(got, wanted, tolerance, what):
    assert abs(got - wanted) <= tolerance, f"{what}: {got} is not {wanted}"


def check_line(line):
    assert len(line) >= 2, "a line of one position"
    for position in line:
        lon, lat, alt = position
        assert -180 <= lon <= 180 and -90 <= lat <= 90 and math.isfinite(alt), position
    for a, b in zip(line, line[1:]):
        assert abs(a[0] - b[0]) <= 180, f"over the antimeridian: {a} {b}"


def bounded(contour, key):
    """Whether a line of the contour is bounded all round; None without it."""
    values = contour[key]
    return None if values is None else None not in values


def check_reach_line(lines, ranges_km, launch):
    """Every position as far from the launch as the contour says, by a sphere."""
    finite = [r for r in ranges_km if r is not None]
    for line in lines:
        assert len(line) >= 2
        for lon, lat in line:
            assert -180 <= lon <= 180 and -90 <= lat <= 90
            away = sphere_km(launch, (lon, lat))
            assert 0.99 * min(finite) <= away <= 1.01 * max(finite), (lon, lat, away)
        for a, b in zip(line, line[1:]):
            assert abs(a[0] - b[0]) <= 180, f"over the antimeridian: {a} {b}"


def check_reach_area(polygons, contour):
    """RFC 7946, 3.1.6: closed, the outer ring counterclockwise, holes clockwise."""
    for polygon in polygons:
        for i, ring in enumerate(polygon):
            assert len(ring) >= 4 and ring[0] == ring[-1]
            twice = sum((a[0] - ring[0][0]) * (b[1] - ring[0][1])
                        - (b[0] - ring[0][0]) * (a[1] - ring[0][1])
                        for a, b in zip(ring, ring[1:]))
            assert (twice > 0) == (i == 0), "the wrong way round"
    assert bounded(contour, "p05_km") and bounded(contour, "p95_km")


def sphere_km(a, b):
    lon = math.radians(b[0] - a[0])
    lat1, lat2 = math.radians(a[1]), math.radians(b[1])
    x = math.sin(lat1) * math.sin(lat2) + math.cos(lat1) * math.cos(lat2) * math.cos(lon)
    return 6371 * math.acos(max(-1, min(1, x)))


LINES = {"fitted": "range_km", "p05": "p05_km", "p95": "p95_km"}


def wanted_reach(contour):
    """Which lines a file must have, and whether the band's area."""
    names = {n for n, key in LINES.items()
             if contour[key] is not None and sum(r is not None for r in contour[key]) > 1}
    return names, bool(bounded(contour, "p05_km") and bounded(contour, "p95_km"))


def geojson(path, fit, standard):
    doc = load(path)
    assert doc["type"] == "FeatureCollection"
    events = {}
    lines = {}
    contour = standard["range_contour"]
    reach = set()
    for feature in doc["features"]:
        assert feature["type"] == "Feature"
        geometry, properties = feature["geometry"], feature["properties"]
        if properties.get("reach") == "band":
            assert geometry["type"] == "MultiPolygon"
            check_reach_area(geometry["coordinates"], contour)
            reach.add("band")
        elif "reach" in properties:
            values = contour[LINES[properties["reach"]]]
            check_reach_line(geometry["coordinates"], values,
                             events["flown", "ignition 1"][0]["coordinates"])
            assert ("note" in properties) == (None in values)
            reach.add(properties["reach"])
        elif geometry["type"] == "Point":
            events[properties["flight"], properties["event"]] = (geometry, properties)
        elif geometry["type"] == "LineString":
            check_line(geometry["coordinates"])
            lines[properties["flight"]] = properties
        else:
            assert geometry["type"] == "MultiLineString"
            for part in geometry["coordinates"]:
                check_line(part)
            lines[properties["flight"]] = properties
    names, has_area = wanted_reach(contour)
    assert reach == names | ({"band"} if has_area else set()), reach
    lon, lat, _ = events["flown", "impact"][0]["coordinates"]
    near(lat, fit["impact"]["lat_deg"], CLOSE_DEG, "impact latitude")
    near(lon, fit["impact"]["lon_deg"], CLOSE_DEG, "impact longitude")
    near(events["flown", "apogee"][1]["alt_km"], fit["apogee_km"], 2e-6, "apogee")
    near(lines["flown"]["range_km"], fit["range_km"], 2e-3, "range")
    for name, key in (("standard", "no_rotation"),
                      ("standard-toward-azimuth", "toward_azimuth")):
        unbounded = standard[key]["unbounded"]
        assert ((name, "impact") in events) != unbounded
        assert (lines[name]["range_km"] is None) == unbounded
        assert ("note" in lines[name]) == unbounded
    return f"{len(lines)} lines, {len(events)} events"


def when(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def ecef_deg(x, y, z):
    """Latitude and longitude on WGS84, by iteration."""
    e2 = 6.69437999014e-3
    lat = math.atan2(z, math.hypot(x, y) * (1 - e2))
    for _ in range(20):
        n = 6378137 / math.sqrt(1 - e2 * math.sin(lat) ** 2)
        lat = math.atan2(z + e2 * n * math.sin(lat), math.hypot(x, y))
    return math.degrees(lat), math.degrees(math.atan2(y, x))


def czml(path, fit, standard):
    packets = load(path)
    assert packets[0]["id"] == "document" and packets[0]["version"] == "1.0"
    ids = [p["id"] for p in packets]
    assert len(set(ids)) == len(ids), "an id twice"
    for packet in packets[1:]:
        assert packet.get("parent", ids[0]) in ids
        if "polygon" in packet:
            area = packet["polygon"]
            rings = [area["positions"]["cartographicDegrees"],
                     *area.get("holes", {}).get("cartographicDegrees", [])]
            for ring in rings:
                assert len(ring) % 3 == 0 and len(ring) >= 12 and ring[:3] == ring[-3:]
            continue
        if "polyline" in packet:
            line = packet["polyline"]
            numbers = line["positions"]["cartographicDegrees"]
            assert line["clampToGround"] is True and len(numbers) % 3 == 0
            assert len(numbers) >= 6 and set(numbers[2::3]) == {0}
            continue
        start, end = map(when, packet["availability"].split("/"))
        position = packet["position"]
        assert position["referenceFrame"] == "FIXED"
        numbers = position["cartesian"]
        if len(numbers) == 3:
            continue
        assert position["interpolationAlgorithm"] == "LAGRANGE" and len(numbers) % 4 == 0
        times = numbers[::4]
        assert all(a < b for a, b in zip(times, times[1:])), "times do not ascend"
        near((end - start).total_seconds(), times[-1], CLOSE_S, "availability")
        assert when(position["epoch"]) == start
    flown = next(p for p in packets if p["id"] == "flown")["position"]["cartesian"]
    lat, lon = ecef_deg(*flown[-3:])
    near(flown[-4], fit["flight_time_s"], CLOSE_S, "flight time")
    near(lat, fit["impact"]["lat_deg"], CLOSE_DEG, "impact latitude")
    near(lon, fit["impact"]["lon_deg"], CLOSE_DEG, "impact longitude")
    noted = "No impact" in next(p for p in packets if p["id"] == "standard").get(
        "description", "")
    assert noted == standard["no_rotation"]["unbounded"]
    drawn = {i.split("/")[0].removeprefix("reach-") for i in ids if i.startswith("reach-")}
    names, has_area = wanted_reach(standard["range_contour"])
    assert drawn == names | ({"band"} if has_area else set()), drawn
    heard = [(tuple(p["position"]["cartesian"]), p["label"]["text"]) for p in packets
             if "label" in p and "parent" in p]
    assert len(set(heard)) == len(heard), "a label twice at one place"
    return f"{len(packets)} packets"


def kml(path, fit, standard):
    k = "{http://www.opengis.net/kml/2.2}"
    gx = "{http://www.google.com/kml/ext/2.2}"
    document = xml.etree.ElementTree.parse(path).getroot().find(k + "Document")
    styles = {"#" + s.get("id") for s in document.findall(k + "Style")}
    *folders, reach = document.findall(k + "Folder")
    assert reach.find(k + "name").text.startswith("standard range, every azimuth")
    names, has_area = wanted_reach(standard["range_contour"])
    places = reach.findall(k + "Placemark")
    areas = [p for p in places if p.find(f".//{k}Polygon") is not None]
    assert len(places) == len(names) + has_area and len(areas) == has_area
    for place in places:
        assert place.find(k + "styleUrl").text in styles
        assert {m.text for m in place.iter(k + "altitudeMode")} == {"clampToGround"}
        for text in place.iter(k + "coordinates"):
            coords = [[float(x) for x in c.split(",")] for c in text.text.split()]
            assert len(coords) >= 2
            assert all(-180 <= c[0] <= 180 and -90 <= c[1] <= 90 for c in coords)
            assert all(abs(a[0] - b[0]) <= 180 or 90 == abs(a[1]) == abs(b[1])
                       for a, b in zip(coords, coords[1:]))
        for ring in place.iter(k + "LinearRing"):
            coords = ring.find(k + "coordinates").text.split()
            assert coords[0] == coords[-1] and len(coords) >= 4
    for folder in folders:
        for place in folder.findall(k + "Placemark"):
            assert place.find(k + "styleUrl").text in styles
        track = folder.find(f"{k}Placemark/{gx}Track")
        assert track.find(k + "altitudeMode").text == "absolute"
        times = [when(w.text) for w in track.findall(k + "when")]
        coords = [[float(x) for x in c.text.split()] for c in track.findall(gx + "coord")]
        assert len(times) == len(coords) > 1
        assert all(a < b for a, b in zip(times, times[1:])), "times do not ascend"
        assert all(-180 <= c[0] <= 180 and -90 <= c[1] <= 90 for c in coords)
        _, line, *events = folder.findall(k + "Placemark")
        flat = [[float(x) for x in c.split(",")]
                for text in line.iter(k + "coordinates") for c in text.text.split()]
        inner = [[c for c in line if abs(c[0]) != 180] for line in (flat, coords)]
        assert len(inner[0]) == len(inner[1]) and all(
            a[:2] == b[:2] and abs(a[2] - b[2]) < 0.11 for a, b in zip(*inner)), \
            "the line is not the track"
        for place in events:
            begin = when(place.find(f"{k}TimeSpan/{k}begin").text)
            at = coords[times.index(begin)]  # every event is a sample
            point = place.find(f"{k}Point/{k}coordinates").text.split(",")
            assert [float(x) for x in point] == at, place.find(k + "name").text
        if folder is folders[0]:
            near(coords[-1][0], fit["impact"]["lon_deg"], CLOSE_DEG, "impact longitude")
            near(coords[-1][1], fit["impact"]["lat_deg"], CLOSE_DEG, "impact latitude")
            near((times[-1] - times[0]).total_seconds(), fit["flight_time_s"], CLOSE_S,
                 "flight time")
            near(max(c[2] for c in coords), 1000 * fit["apogee_km"], 0.1, "apogee")
    noted = folders[1].find(k + "description") is not None
    assert noted == standard["no_rotation"]["unbounded"]
    return f"{len(folders)} flights"


def netcdf(path, fit, standard):
    import netCDF4  # here, so that the other formats need no package

    with netCDF4.Dataset(path) as data:
        assert data.data_model == "NETCDF3_CLASSIC" and data.Conventions == "CF-1.8"
        rows = [int(n) for n in data["row_size"][:]]
        assert sum(rows) == data.dimensions["obs"].size
        names = [str(s) for s in netCDF4.chartostring(data["trajectory_name"][:])]
        assert names[0] == "flown"
        for name, variable in data.variables.items():
            assert "_name" in name or "long_name" in variable.ncattrs(), name
            if variable.dtype == "float64":
                assert variable.units, name
                if variable.dimensions == ("azimuth",):
                    continue
                assert not hasattr(variable[:], "mask") or not variable[:].mask.any(), name
        end = rows[0] - 1
        near(data["lat"][end], fit["impact"]["lat_deg"], 1e-9, "impact latitude")
        near(data["lon"][end], fit["impact"]["lon_deg"], 1e-9, "impact longitude")
        near(data["time"][end], fit["flight_time_s"], 1e-6, "flight time")
        near(data["alt"][: rows[0]].max(), 1000 * fit["apogee_km"], 1e-3, "apogee")
        near(data["ground_range"][end], 1000 * fit["range_km"], 1e-3, "range")
        events = [str(s) for s in netCDF4.chartostring(data["event_name"][:])]
        assert "impact" in events and "burn-out 1" in events, events
        for name, key in (("standard_range", "range_km"), ("standard_range_p05", "p05_km"),
                          ("standard_range_p95", "p95_km")):
            values = standard["range_contour"][key]
            assert (name in data.variables) == (values is not None)
            for got, km in zip(data[name][:] if values else [], values or []):
                assert got == math.inf if km is None else abs(got - 1000 * km) < 1e-3
        start = netCDF4.num2date(0.0, data["time"].units, data["time"].calendar)
        assert ("note_on_trajectory_1" in data.ncattrs()) == \
            standard["no_rotation"]["unbounded"]
        return f"{len(names)} flights, {sum(rows)} samples from {start}"


def table(path, fit, _standard):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    flown = [r for r in rows if r["flight"] == "flown"]
    near(float(flown[-1]["lat_deg"]), fit["impact"]["lat_deg"], CLOSE_DEG, "latitude")
    near(float(flown[-1]["time_s"]), fit["flight_time_s"], CLOSE_S, "flight time")
    near(max(float(r["alt_km"]) for r in flown), fit["apogee_km"], 1e-3, "apogee")
    return f"{len(rows)} rows, {len({r['flight'] for r in rows})} flights"


def main():
    kind, path, result = sys.argv[1:4]
    source = load(result)["sources"][int(sys.argv[4]) if len(sys.argv) > 4 else 0]
    read = {"geojson": geojson, "kml": kml, "czml": czml, "netcdf": netcdf,
            "csv": table}[kind]
    print(read(path, source["fit"], source["standard"]))


if __name__ == "__main__":
    try:
        main()
    except AssertionError as error:
        sys.exit(f"{sys.argv[2]}: {error}")
