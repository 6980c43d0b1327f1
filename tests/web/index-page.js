// SPDX-License-Identifier: GPL-3.0-or-later
// index-page.js - the index page of `loft run --all`: valid, self-contained, sortable, and
// readable on a wide and a narrow screen, light and dark.
// usage: node index-page.js FOLDER, the --out of a run; NODE_PATH has the packages.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { test, check, finish, launch, validity, links, strict, fits, colours, watch, quiet } = require("./harness.js");

const folder = path.resolve(process.argv[2]);
const file = path.join(folder, "index.html");
const html = fs.readFileSync(file, "utf8");
const url = pathToFileURL(file).href;
const ids = (page) => page.$$eval("tbody tr:not([hidden]) th small, tbody tr:not([hidden]) td:first-child small", (all) => all.map((x) => x.textContent));
const cells = (page, label) =>
  page.$$eval(`tbody td[data-label="${label}"]`, (all) => all.map((x) => Number(x.dataset.value)));

function ascends(values) {
  return values.every((value, i) => i === 0 || values[i - 1] <= value);
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
  for (const [words, least] of [["4610", 0], ["solid-3", 5], ["glides", 5], ["<b>&", 0], ["\\", 0]]) {
    await page.fill("#filter", words);
    check((await ids(page)).length >= least, `"${words}" finds too little`);
  }
  await page.fill("#filter", (await page.textContent('tbody td[data-label="Standard range"]')).match(/[\d,]+/)[0].replace(",", ""));
  check((await ids(page)).length > 0, "a number without its comma is not found");
  await page.fill("#filter", "");
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

async function newest(page) {
  const dates = await page.$$eval('tbody td[data-label="Date"]', (all) => all.map((x) => x.textContent));
  check(ascends([...dates].reverse()), "the dates do not descend");
}

// A row each with a head, an answer and a way to it.
async function explained(page) {
  await page.setViewportSize({ width: 1280, height: 900 });
  check(await page.isVisible("thead"), "no heads at 1280 pixels");
  const heads = await page.$$eval("thead th", (all) =>
    all.map((th) => [th.textContent, th.title || (th.firstElementChild || {}).title || ""]));
  check(heads.every(([, title]) => title.length > 10), `${heads.filter(([, title]) => title.length <= 10)}`);
  const legend = await page.innerText(".legend");
  for (const [head] of heads.slice(4, 11)) {
    check(legend.toLowerCase().includes(head.toLowerCase()), `"${head}" is not explained`);
  }
}

async function answered(page) {
  const rows = await page.$$eval("tbody tr", (all) => all.map((tr) => [tr.querySelector("th a").getAttribute("href"),
    tr.querySelector('[data-label="Standard range"]').innerText, tr.querySelector('[data-label="State"]').innerText]));
  for (const [href, range, state] of rows) {
    check(/^[^/]+\/index\.html$/.test(href), `${href} is not the page of an event`);
    check(state.startsWith("refused: ") ? range === "" : range !== "" || state === "no fit found", `${href}: ${range} ${state}`);
    check(state !== "converted" || /\d(\skm)?\sto\s|anywhere\son\sEarth/.test(range), `${href}: no interval in ${range}`);
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
  await test("the page is valid", () => validity(html));
  await test("it needs nothing but what stands beside it", () => links(folder, html, false));
  await test("its policy is strict", () => strict(html));
  await test("it has 200 KB at most without its pictures", () => check(html.length <= 200000, `${html.length} bytes`));
  const browser = await launch();
  const page = await browser.newPage();
  const seen = watch(page);
  await page.goto(url);
  await test("the newest stands first", () => newest(page));
  await test("each head is explained", () => explained(page));
  await test("each row has a range or a reason, and leads to its page", () => answered(page));
  await test("a heading sorts its column both ways, and empty cells stay last", () => sorting(page));
  await test("words filter the rows", () => filtering(page));
  for (const width of [360, 390, 800, 1153, 1280, 1366, 1500]) {
    await test(`nothing sticks out at ${width} pixels`, () => fits(page, width));
  }
  await test("a phone has a list of orders and text of a readable size", () => phone(page));
  for (const scheme of ["light", "dark"]) {
    await test(`${scheme} is ${scheme} and has contrast`, () =>
      colours(page, scheme, ["body", "tbody a", "tbody small", ".legend dd"]));
  }
  await test("the pictures are there and have words", () => pictures(page));
  await page.goto(url + "#apogee-desc");
  await page.reload();
  await test("an address brings its order back", async () =>
    check(await page.getAttribute('th[data-sort="apogee"]', "aria-sort") === "descending", "it does not"));
  await test("nothing failed and nothing was asked of another place", () => quiet(seen));
  const bare = await browser.newPage({ javaScriptEnabled: false });
  await bare.goto(url);
  await test("without JavaScript all rows are shown", async () =>
    check((await ids(bare)).length === (html.match(/<small>\d{4}-/g) || []).length, "they are not"));
  await test("without JavaScript the newest stands first too", () => newest(bare));
  await browser.close();
  finish();
}

main();
