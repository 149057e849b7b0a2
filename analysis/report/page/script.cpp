#include "analysis/report/page/page.h"

namespace pactsim::report {

namespace {

// Adds to a page that is whole without it: sorting, filtering and highlighting, and tables that open for print. Nothing is fetched or stored.
constexpr std::string_view script = R"js("use strict";
(function () {
  function all(selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); }
  function value(cell) {
    if (!cell) return "";
    var text = cell.hasAttribute("data-v") ? cell.getAttribute("data-v") : cell.textContent.replace(/,/g, "").replace(/\u2212/g, "-");
    var number = parseFloat(text.replace(/^[+\u00a3]+/, ""));
    return isNaN(number) ? text : number;
  }
  function order(a, b) {
    if (typeof a === typeof b) return a < b ? -1 : a > b ? 1 : 0;
    return typeof a === "number" ? -1 : 1;
  }
  function say(words) { live.textContent = words; }
  var live = document.createElement("p");
  live.setAttribute("role", "status");
  live.className = "skip";
  document.querySelector("main").appendChild(live);

  function sortable(table) {
    var heads = all("thead th", table), body = table.tBodies[0];
    heads.forEach(function (head, column) {
      var button = document.createElement("button"), title = head.textContent;
      button.type = "button";
      button.textContent = title;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        var up = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        var rows = all("tr", body).map(function (row, place) { return { row: row, key: value(row.cells[column]), place: place }; });
        rows.sort(function (a, b) { return (up ? 1 : -1) * order(a.key, b.key) || a.place - b.place; });
        rows.forEach(function (r) { body.appendChild(r.row); });
        say("Sorted by " + title + (up ? ", ascending" : ", descending"));
      });
    });
  }

  function filterable(table) {
    var rows = all("tbody tr", table);
    if (rows.length < 9) return;
    var box = document.createElement("p"), label = document.createElement("label"), input = document.createElement("input");
    box.className = "tools";
    input.type = "search";
    input.id = table.id + "-filter";
    label.setAttribute("for", input.id);
    label.textContent = "Show rows with";
    box.appendChild(label);
    box.appendChild(input);
    var scroll = table.parentNode;
    scroll.parentNode.insertBefore(box, scroll);
    input.addEventListener("input", function () {
      var wanted = input.value.toLowerCase(), shown = 0;
      rows.forEach(function (row) {
        var hit = row.textContent.toLowerCase().indexOf(wanted) >= 0;
        row.classList.toggle("hidden-by-filter", !hit);
        if (hit) shown += 1;
      });
      say(shown + " of " + rows.length + " rows shown");
    });
  }

  var lit = null;
  function highlight(arm) {
    lit = lit === arm ? null : arm;
    document.body.classList.toggle("has-lit", lit !== null);
    all("[data-arm]").forEach(function (mark) { mark.classList.toggle("lit", lit !== null && mark.getAttribute("data-arm") === lit); });
    all("button[data-pick]").forEach(function (b) { b.setAttribute("aria-pressed", String(b.getAttribute("data-pick") === lit)); });
    say(lit === null ? "Highlight off" : "Highlighted in all figures and tables");
  }
  function pickable(row) {
    var head = row.cells[0], button = document.createElement("button");
    button.type = "button";
    button.setAttribute("data-pick", row.getAttribute("data-arm"));
    button.setAttribute("aria-pressed", "false");
    button.title = "Highlight in all figures";
    while (head.firstChild) button.appendChild(head.firstChild);
    head.appendChild(button);
    button.addEventListener("click", function () { highlight(row.getAttribute("data-arm")); });
  }

  all("table").forEach(function (table) { sortable(table); filterable(table); });
  all("tr[data-arm]").forEach(pickable);
  document.addEventListener("keydown", function (event) { if (event.key === "Escape" && lit !== null) highlight(lit); });
  var opened = [];
  window.addEventListener("beforeprint", function () {
    opened = all("details").filter(function (d) { return !d.open; });
    opened.forEach(function (d) { d.open = true; });
  });
  window.addEventListener("afterprint", function () { opened.forEach(function (d) { d.open = false; }); });
})();
)js";

}  // namespace

std::string_view page_script() {
    return script;
}

}  // namespace pactsim::report
