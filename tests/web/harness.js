// SPDX-License-Identifier: GPL-3.0-or-later
// harness.js - what the tests of the pages share: claims, validity, links, contrast, width.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { HtmlValidate } = require("html-validate");
const { chromium } = require("playwright-core");

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

function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox"] });

const validator = new HtmlValidate({ extends: ["html-validate:recommended"],
  rules: { "long-title": "off", "no-trailing-whitespace": "off" } });

async function validity(html) {
  const report = await validator.validateString(html);
  const first = report.results.flatMap((r) => r.messages).slice(0, 5);
  check(report.valid, first.map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`).join("\n  "));
}

// Links lead to files beside the page, or, with `away`, to the web.
function links(folder, html, away) {
  const targets = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map((m) => m[1]);
  for (const target of targets.filter((t) => !t.startsWith("data:"))) {
    if (/^https?:\/\//.test(target) && away) {
      continue;
    }
    check(!/^[a-z]+:|^\//i.test(target), `${target} is not beside the page`);
    check(fs.existsSync(path.join(folder, target)), `${target} is not there`);
  }
  check(!/@import|url\(/.test(html), "the style sheet loads something");
}

// No handler and no style in an attribute, which a strict policy forbids.
function strict(html) {
  const policy = html.match(/Content-Security-Policy" content="([^"]*)"/)[1];
  check(!policy.includes("unsafe"), policy);
  const markup = html.replace(/<(style|script)>.*?<\/\1>/gs, "");
  check(!/<[^>]*\s(on[a-z]+|style)=/i.test(markup), "a handler or a style in an attribute");
}

async function fits(page, width) {
  await page.setViewportSize({ width, height: 900 });
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  check(inner <= outer, `${inner} pixels wide in a window of ${outer}`);
}

// WCAG contrast of two colours "rgb(r, g, b)".
function contrast(a, b) {
  const light = (text) => text.match(/\d+/g).slice(0, 3).map(Number).map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

async function colours(page, scheme, elements) {
  await page.emulateMedia({ colorScheme: scheme });
  const found = await page.evaluate((all) => all.map((what) =>
    getComputedStyle(document.querySelector(what)).color).concat(getComputedStyle(document.body).backgroundColor),
  elements);
  const back = found.pop();
  check((contrast(back, "rgb(0, 0, 0)") > 10) === (scheme === "light"), `the page is not ${scheme}: ${back}`);
  for (const colour of found) {
    check(contrast(colour, back) >= 4.5, `${colour} on ${back}: ${contrast(colour, back).toFixed(2)}`);
  }
}

// What a page complains of, and what it asks of another place than its folder.
function watch(page) {
  const seen = { errors: [], away: [] };
  page.on("pageerror", (error) => seen.errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
  page.on("request", (request) => /^(file|data):/.test(request.url()) || seen.away.push(request.url()));
  return seen;
}

function quiet(seen) {
  check(seen.errors.length === 0, seen.errors.join("\n  "));
  check(seen.away.length === 0, seen.away.join(" "));
}

module.exports = { test, check, finish, launch, validity, links, strict, fits, colours, watch, quiet };
