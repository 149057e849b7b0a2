#!/usr/bin/env python3
"""Recompute the figures of scenarios/uk_2025.yaml from the data tables.

Exit codes: 0 done; 1 the committed files differ (--check); 2 usage; 3 tables unreadable.
"""
import argparse
import json
import os
import sys

import compare
import demography
import evidence_rows
import exchange
import finance
import firms
import market
import money
import partners
import regimes
import stages
import tables
import targets
from figures import Figures, as_text

HERE = os.path.dirname(os.path.abspath(__file__))


def derive_figures(data):
    """Every figure, in a fixed order."""
    figures = Figures()
    prices = money.load(data)
    money.derive(figures, prices)
    cells, mix = firms.derive(figures, data)
    demography.derive(figures, data, cells, mix)
    partners.derive(figures, data, prices)
    regimes.derive(figures, data)
    market.derive(figures, data)
    exchange.derive(figures, data)
    stages.derive(figures, prices)
    finance.derive(figures, data, prices, mix)
    evidence_rows.derive(figures, prices, data)
    return figures.items()


def committed(name):
    """The committed JSON file, or an empty list."""
    path = os.path.join(HERE, name)
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as handle:
        return json.load(handle)


def check(items):
    """Differences between what is recomputed and what is committed."""
    found = compare.compare(items, committed("figures.json"))
    return found + compare.differences("targets", list(targets.TARGETS), committed("targets.json"))


def write(items):
    """Write both files."""
    for name, content in (("figures.json", items), ("targets.json", list(targets.TARGETS))):
        with open(os.path.join(HERE, name), "w", encoding="utf-8") as handle:
            handle.write(as_text(content))


def print_grossing(items):
    """The grossing factors, which are always shown."""
    for item in items:
        if item["path"].startswith(("firms.grossing", "firms.total", "firms.china_plausible")):
            print(item["path"], json.dumps(item["value"]), item["unit"])


def main(arguments):
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", default=tables.default_folder(), metavar="DIR",
                        help="folder of the data tables (default: %(default)s)")
    parser.add_argument("--check", action="store_true",
                        help="compare with the committed files instead of writing them")
    options = parser.parse_args(arguments)
    try:
        items = derive_figures(tables.Tables(options.data))
    except tables.MissingTable as error:
        print("error: %s" % error, file=sys.stderr)
        return 3
    if not options.check:
        write(items)
        print("wrote %d figures and %d targets" % (len(items), len(targets.TARGETS)))
        print_grossing(items)
        print("patterns that count:", " ".join(targets.counted(targets.TARGETS)))
        return 0
    found = check(items)
    for text in found:
        print(text)
    print("%d figures checked, %d differences" % (len(items), len(found)))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
