// SPDX-License-Identifier: GPL-3.0-or-later
// event-page.js - the page of an event that `loft run` writes: valid, self-contained, with
// answer, pictures, sources, working, files and citation; readable anywhere.
// usage: node event-page.js FOLDER, the --out of a run; NODE_PATH has the packages.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { test, check, finish, launch, validity, links, strict, fits, colours, watch, quiet } = require("./harness.js");

const folder = path.resolve(process.argv[2]);
const ids = fs.readdirSync(folder).filter((name) => fs.existsSync(path.join(folder, name, "result.json")));
const CONVERTED = "2017-05-14-hwasong-12";
const REFUSED = "2025-01-06-hwasong-16b";
const url = (id) => pathToFileURL(path.join(folder, id, "index.html")).href;
const read = (id) => fs.readFileSync(path.join(folder, id, "index.html"), "utf8");

async function outline(page) {
  const heads = await page.$$eval("h1, h2, h3", (all) => all.map((h) => [Number(h.tagName[1]), h.textContent]));
  check(heads[0][0] === 1 && heads.filter(([level]) => level === 1).length === 1, "not one heading of the page");
  for (let i = 1; i < heads.length; i++) {
    check(heads[i][0] <= heads[i - 1][0] + 1, `"${heads[i][1]}" skips a level`);
  }
  const names = heads.map(([, text]) => text);
  for (const wanted of ["Reported figures", "Computed", "Pictures", "Sources", "Working", "Downloads", "How to cite"]) {
    check(names.includes(wanted), `no "${wanted}"`);
  }
}

async function pictures(page) {
  const found = await page.$$eval("figure img", (all) => Promise.all(all.map(async (img) => {
    img.loading = "eager";
    await img.decode();
    return [img.getAttribute("src"), img.naturalWidth, img.alt];
  })));
  check(found.map(([name]) => name).join() === "profile.png,map.png,panels.png", `${found}`);
  for (const [name, width, alt] of found) {
    check(width > 1000, `${name} is ${width} wide`);
    check(/standard trajectory.*load carried is not known/.test(alt), `${name} does not say the answer: ${alt}`);
  }
}

async function folded(page) {
  const inside = page.locator("details li").first();
  check(!(await inside.isVisible()), "the working is not folded");
  await page.locator("summary").focus();
  await page.keyboard.press("Enter");
  check(await inside.isVisible(), "the keyboard does not unfold it");
  check((await page.$$("details h3")).length >= 3, "the working has no headings");
}

async function cited(page) {
  const text = await page.textContent(".cite");
  for (const part of [CONVERTED, /loft \d+\.\d+\.\d+/, /SHA-256 [0-9a-f]{16}/, /\d+ samples and seed 1/, /\d km/]) {
    check(text.match(part), `no ${part} in: ${text}`);
  }
}

async function printed(page) {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const [ink, back] = await page.evaluate(() => [document.querySelector(".answer"), document.body].map((e, i) =>
    getComputedStyle(e)[i === 0 ? "color" : "backgroundColor"]));
  check(ink === "rgb(0, 0, 0)" && back === "rgb(255, 255, 255)", `${ink} on ${back}`);
  check(!(await page.isVisible("nav")), "the way to other pages is printed");
  await page.emulateMedia({ media: "screen" });
}

async function main() {
  await test("each page is valid, and its links lead somewhere", async () => {
    check(ids.length > 100, `${ids.length} events`);
    for (const id of ids) {
      const html = read(id);
      await validity(html).catch((error) => check(false, `${id}: ${error.message}`));
      links(path.join(folder, id), html, true);
      strict(html);
    }
  });
  await test("a page without pictures has 60 KB at most", () =>
    ids.forEach((id) => check(read(id).length <= 60000, `${id}: ${read(id).length} bytes`)));
  const browser = await launch();
  const page = await browser.newPage();
  const seen = watch(page);
  await page.goto(url(CONVERTED));
  await test("it has its parts under headings in order", () => outline(page));
  await test("the pictures are there and say the answer", () => pictures(page));
  for (const width of [320, 390, 800, 1280]) {
    await test(`nothing sticks out at ${width} pixels`, () => fits(page, width));
  }
  await test("the working is folded, and the keyboard unfolds it", () => folded(page));
  await test("it says how to cite it", () => cited(page));
  for (const scheme of ["light", "dark"]) {
    await test(`${scheme} is ${scheme} and has contrast`, () =>
      colours(page, scheme, [".answer", ".facts dt", "figcaption", ".sources a", "footer"]));
  }
  await test("paper is white, also from a dark screen", () => printed(page));
  await test("sources lead to their pages", async () =>
    check((await page.$$('.sources a[href^="https://"]')).length >= 4, "they do not"));
  await page.goto(url(REFUSED));
  await test("a refused event has its reason, and no picture", async () => {
    check(/No range .* follows/.test(await page.textContent(".answer")), "no reason");
    check((await page.$$("img")).length === 0, "a picture");
  });
  await test("nothing failed and nothing was asked of another place", () => quiet(seen));
  await browser.close();
  finish();
}

main();
