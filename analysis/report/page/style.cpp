#include "analysis/report/page/page.h"

namespace pactsim::report {

namespace {

// Black on white, no web fonts, no fixed heights. Print: A4, nothing cut, details open, downloads hidden (they cannot be clicked on paper).
constexpr std::string_view style = R"css(:root { color-scheme: light; }
* { box-sizing: border-box; }
html { font: 100%/1.5 Arial, Helvetica, sans-serif; color: #0b0c0c; background: #fff; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 0 1rem 3rem; max-width: 60rem; overflow-wrap: break-word; }
h1 { font-size: 2rem; line-height: 1.15; margin: 1.5rem 0 .75rem; }
h2 { font-size: 1.5rem; line-height: 1.2; margin: 0 0 .25rem; }
h3 { font-size: 1.15rem; margin: 1.5rem 0 .25rem; }
p { margin: .5rem 0; max-width: 44rem; }
a { color: #12436d; text-underline-offset: .15em; }
a:hover { text-decoration-thickness: .15em; }
:focus-visible { outline: 3px solid #0b0c0c; outline-offset: 2px; box-shadow: 0 0 0 2px #fff, 0 0 0 8px #ffdd00; }
main:focus { outline: none; box-shadow: none; }
.skip { position: absolute; left: -999rem; top: 0; padding: .75rem 1rem; background: #fff; }
.skip:focus { left: 0; z-index: 1; }
header { border-bottom: 4px solid #12436d; padding-bottom: .5rem; }
header p { margin: .15rem 0; color: #3a3f43; }
nav { margin: 1.5rem 0 2.5rem; }
nav h2 { font-size: 1.15rem; }
nav ol { margin: .25rem 0; padding-left: 2rem; columns: 2; column-gap: 2rem; }
nav li { break-inside: avoid; padding: .2rem 0; }
nav a { display: inline-block; padding: .15rem 0; }
.q { color: #4b5055; font-size: .875rem; display: block; line-height: 1.3; }
section { margin: 0 0 3rem; padding-top: 1.25rem; border-top: 1px solid #b1b4b6; }
.question { color: #3a3f43; font-size: 1.05rem; margin: 0 0 1rem; }
.question::first-letter { text-transform: uppercase; }
.answer { font-size: 1.125rem; padding: .25rem 0; }
.answer li { margin: .5rem 0; }
.answer ul { max-width: 48rem; }
.box { max-width: 48rem; border: 3px solid #801650; padding: .5rem 1.25rem; margin: 1rem 0; }
.box h3 { margin-top: .5rem; }
.empty { border-left: 6px solid #6bace6; padding: .25rem 1rem; margin: 1rem 0; }
code { font-family: "DejaVu Sans Mono", Consolas, Menlo, monospace; font-size: .9em; overflow-wrap: anywhere; }
figure { margin: 1.75rem 0; }
.headline { margin: 0; font-size: 1.05rem; }
.headline .no { color: #4b5055; }
h2 .no { color: #4b5055; font-weight: normal; }
.subtitle { margin: .15rem 0 .75rem; color: #3a3f43; font-size: .925rem; }
.note { font-size: .925rem; color: #3a3f43; }
.chart svg { display: block; max-width: 100%; height: auto; }
.chart.scroll svg { max-width: none; }
.narrow { display: none; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .925rem; margin: .5rem 0; min-width: 60%; }
caption { text-align: left; font-weight: bold; padding: .25rem 0; }
figure.table caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid #b1b4b6; }
thead th { border-bottom: 2px solid #0b0c0c; vertical-align: bottom; }
tbody th { font-weight: normal; }
.n { text-align: right; font-variant-numeric: tabular-nums; padding-left: .5rem; }
td.n { white-space: nowrap; }
td:not(.n), tbody th { min-width: 8rem; }
details { margin: .5rem 0; }
summary { cursor: pointer; color: #12436d; padding: .5rem 0; min-height: 2.75rem; text-decoration: underline; text-underline-offset: .15em; }
.downloads { font-size: .925rem; }
.downloads a { display: inline-block; padding: .5rem 1rem .5rem 0; }
.stories { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; }
.stories ol { padding-left: 1.25rem; margin: .25rem 0 1rem; }
.stories li { margin: .35rem 0; font-size: .925rem; }
dl { margin: .5rem 0; }
dt { font-weight: bold; }
dd { margin: 0 0 .6rem; }
footer { border-top: 4px solid #12436d; padding-top: 1rem; font-size: .925rem; }
footer h2 { font-size: 1.15rem; }
.tools { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin: .25rem 0; }
.tools input { font: inherit; padding: .5rem; border: 2px solid #0b0c0c; max-width: 100%; }
th button { font: inherit; font-weight: bold; text-align: inherit; background: none; border: 0; padding: .5rem 0; min-height: 2.75rem; color: #12436d; text-decoration: underline; cursor: pointer; }
tbody th button { font-weight: normal; padding: .15rem 0; min-height: 1.5rem; }
th[aria-sort="ascending"] button::after { content: " \2191"; }
th[aria-sort="descending"] button::after { content: " \2193"; }
tr.lit th, tr.lit td { background: #fff3c4; }
.has-lit [data-arm] { opacity: .35; }
.has-lit [data-arm].lit { opacity: 1; }
tr[data-arm] { opacity: 1 !important; }
.hidden-by-filter { display: none; }
@media screen and (max-width: 45rem) {
  h1 { font-size: 1.6rem; }
  h2 { font-size: 1.3rem; }
  nav ol { columns: 1; }
  .wide { display: none; }
  .narrow { display: block; }
  .stories { grid-template-columns: 1fr; }
}
@media (prefers-reduced-motion: no-preference) { .has-lit [data-arm] { transition: opacity .15s; } }
@media (forced-colors: active) { .chart svg { forced-color-adjust: none; background: #fff; } }
@page { size: A4; margin: 18mm; @bottom-right { content: "page " counter(page) " of " counter(pages); font: 8pt Arial, sans-serif; } }
@page { @bottom-left { font: 8pt Arial, sans-serif; } }
@media print {
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; }
  .skip, .downloads, .tools, summary { display: none; }
  nav ol { columns: 2; }
  figure:has(svg), .box, .stories { break-inside: avoid; }
  table { font-size: 7.5pt; min-width: 0; width: 100%; }
  th, td { padding: .25rem .4rem .25rem 0; }
  td:not(.n), tbody th { min-width: 0; }
  td.n { white-space: normal; padding-left: .25rem; }
  th button, tbody th button { min-height: 0; padding: 0; color: #0b0c0c; text-decoration: none; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  h2, h3, figcaption { break-after: avoid; }
  .scroll { overflow: visible; }
  .chart.scroll svg { max-width: 100%; height: auto; }
  details::details-content { content-visibility: visible; display: block; }
  figure details table { break-inside: auto; }
  a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 8pt; overflow-wrap: anywhere; }
}
)css";

}  // namespace

std::string_view page_style() {
    return style;
}

}  // namespace pactsim::report
