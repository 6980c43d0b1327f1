// SPDX-License-Identifier: GPL-3.0-or-later
// index-page.js - sorts and filters the rows of index.html; the page is whole without it.
"use strict";
(function () {
  const table = document.getElementById("flights");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const heads = Array.from(table.tHead.rows[0].cells);
  const filter = document.getElementById("filter");
  const sorter = document.getElementById("sorter");
  const none = 1e12; // an empty cell: last in both directions

  function key(row, column) {
    const cell = row.cells[column];
    return "value" in cell.dataset ? Number(cell.dataset.value) : cell.textContent.trim();
  }

  function compare(a, b, sign) {
    const lacks = (x) => x === none || x === "";
    if (lacks(a) || lacks(b)) {
      return Number(lacks(a)) - Number(lacks(b));
    }
    return sign * (typeof a === "number" ? a - b : a < b ? -1 : a > b ? 1 : 0);
  }

  function sort(name, descending) {
    const column = heads.findIndex((head) => head.dataset.sort === name);
    if (column < 0) {
      return;
    }
    const sign = descending ? -1 : 1;
    const order = rows.map((row, i) => ({ row, i, key: key(row, column) }));
    order.sort((a, b) => compare(a.key, b.key, sign) || a.i - b.i);
    body.append(...order.map((entry) => entry.row));
    heads.forEach((head) => head.removeAttribute("aria-sort"));
    heads[column].setAttribute("aria-sort", descending ? "descending" : "ascending");
    sorter.value = name + (descending ? " desc" : "");
  }

  function chosen(name, descending) {
    sort(name, descending);
    history.replaceState(null, "", "#" + name + (descending ? "-desc" : ""));
  }

  // Dates start with the newest; all else ascends first.
  function turned(head) {
    const newest = head.dataset.sort === "date";
    const now = head.getAttribute("aria-sort");
    return newest ? now !== "descending" : now === "ascending";
  }

  // Accents and the commas of thousands are not needed.
  function plain(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]|,(?=\d{3})/g, "").toLowerCase();
  }

  const texts = rows.map((row) => plain(row.textContent));

  function show() {
    const words = plain(filter.value).split(/\s+/).filter(Boolean);
    let n = 0;
    for (const [i, row] of rows.entries()) {
      row.hidden = !words.every((word) => texts[i].includes(word));
      n += row.hidden ? 0 : 1;
    }
    document.getElementById("shown").textContent = n + " of " + rows.length + " shown";
  }

  for (const head of heads.filter((h) => h.dataset.sort)) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.title = head.title + (head.title ? "; " : "") + "sorts by this column";
    head.removeAttribute("title");
    head.replaceChildren(button);
    button.addEventListener("click", () => chosen(head.dataset.sort, turned(head)));
    for (const [suffix, words] of [["", ""], [" desc", ", descending"]]) {
      sorter.add(new Option(button.textContent + words, head.dataset.sort + suffix));
    }
  }
  sorter.addEventListener("change", () => {
    const [name, descending] = sorter.value.split(" ");
    chosen(name, descending === "desc");
  });
  filter.addEventListener("input", show);
  document.querySelector(".tools").hidden = false;

  function fromHash() {
    const [name, descending] = location.hash.slice(1).split("-");
    sort(name || "date", name ? descending === "desc" : true);
  }
  window.addEventListener("hashchange", fromHash);
  fromHash();
  show();
})();
