// SPDX-License-Identifier: GPL-3.0-or-later
// index-page.js - the index page of `loft run --all`: valid, self-contained, sortable, and
// readable on a wide and a narrow screen, light and dark.
// usage: node index-page.js FOLDER, the --out of a run; NODE_PATH has the packages.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { HtmlValidate } = require("html-validate");
const { chromium } = require("playwright-core");

const folder = path.resolve(process.argv[2]);
const file = path.join(folder, "index.html");
const html = fs.readFileSync(file, "utf8");
const url = pathToFileURL(file).href;
let passed = 0;
let failed = 0;

async function test(claim, body) {
  try {
    await body();
    passed++;
  } catch (error) {
    failed++;
    console.log(`not ok: ${claim}\n  ${error.message}`);
  }
}

function check(condition, message) {
  if (!condition) {
    throw new Error(message);
  }
}

const ids = (page) => page.$$eval("tbody tr:not([hidden]) th small, tbody tr:not([hidden]) td:first-child small", (all) => all.map((x) => x.textContent));
const cells = (page, label) =>
  page.$$eval(`tbody td[data-label="${label}"]`, (all) => all.map((x) => Number(x.dataset.value)));

function ascends(values) {
  return values.every((value, i) => i === 0 || values[i - 1] <= value);
}

async function validity() {
  const rules = { extends: ["html-validate:recommended"],
    rules: { "no-inline-style": "off", "long-title": "off", "no-trailing-whitespace": "off" } };
  const report = await new HtmlValidate(rules).validateString(html);
  const first = report.results.flatMap((r) => r.messages).slice(0, 5);
  check(report.valid, first.map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`).join("\n  "));
}

function links() {
  const targets = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map((m) => m[1]);
  for (const target of targets.filter((t) => !t.startsWith("data:"))) {
    check(!/^[a-z]+:|^\//.test(target), `${target} is not beside the page`);
    check(fs.existsSync(path.join(folder, target)), `${target} is not there`);
  }
  check(!/@import|url\(/.test(html), "the style sheet loads something");
}

async function sorting(page) {
  await page.setViewportSize({ width: 1500, height: 900 });
  const before = await ids(page);
  const button = page.locator('th[data-sort="standard"] button');
  await button.click();
  check(ascends(await cells(page, "Standard range")), "not ascending after one click");
  check(await page.getAttribute('th[data-sort="standard"]', "aria-sort") === "ascending", "aria-sort is not said");
  await button.click();
  const all = await cells(page, "Standard range");
  const given = all.filter((value) => value < 1e12);
  check(ascends([...given].reverse()), "not descending after two");
  check(all.slice(given.length).every((value) => value === 1e12), "empty cells do not come last");
  check(page.url().endsWith("#standard-desc"), "the order is not in the address");
  await page.locator('th[data-sort="date"] button').click();
  check((await ids(page)).join() === before.join(), "the order by date does not come back");
}

async function filtering(page) {
  await page.fill("#filter", "north korea 2017 hwasong");
  const shown = await ids(page);
  check(shown.length > 0 && shown.every((id) => /^2017-/.test(id)), `shows ${shown}`);
  check((await page.textContent("#shown")).startsWith(`${shown.length} of `), "the count is wrong");
  await page.fill("#filter", "");
}

async function fits(page, width) {
  await page.setViewportSize({ width, height: 900 });
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  check(inner <= outer, `${inner} pixels wide in a window of ${outer}`);
}

async function phone(page) {
  await page.setViewportSize({ width: 390, height: 844 });
  check(await page.isVisible("#sorter") && !(await page.isVisible("thead")), "no list of orders in place of headings");
  await page.selectOption("#sorter", "apogee desc");
  const given = (await cells(page, "Apogee")).filter((value) => value < 1e12);
  check(ascends([...given].reverse()), "the list does not sort");
  const size = await page.$eval("tbody td[data-label]", (cell) => parseFloat(getComputedStyle(cell).fontSize));
  check(size >= 14, `text of ${size} pixels`);
}

// WCAG contrast of two colours "rgb(r, g, b)".
function contrast(a, b) {
  const light = (text) => text.match(/\d+/g).slice(0, 3).map(Number).map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

async function colours(page, scheme) {
  await page.emulateMedia({ colorScheme: scheme });
  const found = await page.evaluate(() => ["body", "tbody a", "tbody small"].map((what) =>
    getComputedStyle(document.querySelector(what)).color).concat(getComputedStyle(document.body).backgroundColor));
  const back = found.pop();
  check((contrast(back, "rgb(0, 0, 0)") > 10) === (scheme === "light"), `the page is not ${scheme}: ${back}`);
  for (const colour of found) {
    check(contrast(colour, back) >= 4.5, `${colour} on ${back}: ${contrast(colour, back).toFixed(2)}`);
  }
}

async function pictures(page) {
  const loaded = await page.$eval("tbody img", async (img) => {
    img.loading = "eager";
    await img.decode();
    return img.naturalWidth;
  });
  check(loaded > 1000, `the first picture is ${loaded} wide`);
  check(await page.$$eval("img", (all) => all.every((img) => img.alt.length > 20)), "a picture says nothing");
}

async function main() {
  await test("the page is valid", validity);
  await test("it needs nothing but what stands beside it", links);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox"] });
  const page = await browser.newPage();
  const errors = [];
  const requests = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(url);
  await test("a heading sorts its column both ways, and empty cells stay last", () => sorting(page));
  await test("words filter the rows", () => filtering(page));
  for (const width of [360, 390, 800, 1279, 1290, 1366, 1500]) {
    await test(`nothing sticks out at ${width} pixels`, () => fits(page, width));
  }
  await test("a phone has a list of orders and text of a readable size", () => phone(page));
  await test("light is light and has contrast", () => colours(page, "light"));
  await test("dark is dark and has contrast", () => colours(page, "dark"));
  await test("the pictures are there and have words", () => pictures(page));
  await page.goto(url + "#apogee-desc");
  await page.reload();
  await test("an address brings its order back", async () =>
    check(await page.getAttribute('th[data-sort="apogee"]', "aria-sort") === "descending", "it does not"));
  await test("nothing failed and nothing was asked of another place", () => {
    check(errors.length === 0, errors.join("\n  "));
    const away = requests.filter((request) => !/^(file|data):/.test(request));
    check(away.length === 0, away.join(" "));
  });
  const bare = await browser.newPage({ javaScriptEnabled: false });
  await bare.goto(url);
  await test("without JavaScript all rows are shown", async () =>
    check((await ids(bare)).length === (html.match(/<small>\d{4}-/g) || []).length, "they are not"));
  await browser.close();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

main();
