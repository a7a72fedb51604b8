// Search and sort the tables of a portfolio's overview; without this script all rows are there.
"use strict";
const box = document.querySelector(".find");
const field = document.getElementById("find");
const shown = document.getElementById("shown");
const rows = [...document.querySelectorAll("tbody tr")].map((row) => [row, row.textContent.toLowerCase()]);
const print = (count) => count.toLocaleString("en-GB");
box.hidden = false;
field.addEventListener("input", () => {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const [row, text] of rows) {
    row.hidden = !words.every((word) => text.includes(word));
    count += row.hidden ? 0 : 1;
  }
  const of = `${print(count)} of ${print(rows.length)} rows on this page`;
  shown.textContent = words.length ? ` ${of}${shown.dataset.more || ""}` : "";
});
// A number leads to the list of what it counts.
for (const link of document.querySelectorAll("a[data-find]")) {
  link.addEventListener("click", () => {
    field.value = link.dataset.find;
    field.dispatchEvent(new Event("input"));
  });
}
const number = (text) => Number(text.replace(/[,%]/g, ""));
const order = (one, other) => {
  const [a, b] = [number(one), number(other)];
  return Number.isNaN(a) || Number.isNaN(b) ? one.localeCompare(other) : a - b;
};
for (const table of document.querySelectorAll("table.answer")) {
  const body = table.tBodies[0];
  [...table.tHead.rows[0].cells].forEach((cell, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = cell.textContent;
    cell.replaceChildren(button);
    button.addEventListener("click", () => {
      const up = cell.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      cell.setAttribute("aria-sort", up ? "ascending" : "descending");
      const sorted = [...body.rows].sort((one, other) => order(one.cells[column].textContent, other.cells[column].textContent));
      body.append(...(up ? sorted : sorted.reverse()));
    });
  });
}
