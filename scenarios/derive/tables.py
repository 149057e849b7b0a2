"""Reading the data tables: one reader, numbers or None, no other logic."""
import csv
import os


class MissingTable(Exception):
    """A data table is not at hand or cannot be read."""


def repo_root():
    """The repository root, two folders above this file."""
    return os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def default_folder():
    """PACTSIM_DATA, else ../shared/data beside the repository."""
    beside = os.path.join(repo_root(), "..", "shared", "data")
    return os.environ.get("PACTSIM_DATA") or os.path.normpath(beside)


def number(text):
    """A float, or None for a blank cell."""
    return float(text) if text not in (None, "") else None


class Tables:
    """Rows of the tables in one folder, read once each."""

    def __init__(self, folder):
        self.folder_ = folder
        self.cache_ = {}

    def rows(self, name):
        """All rows of `name`.csv as dicts of text."""
        if name not in self.cache_:
            path = os.path.join(self.folder_, name + ".csv")
            try:
                with open(path, encoding="utf-8", newline="") as handle:
                    self.cache_[name] = list(csv.DictReader(handle))
            except OSError as error:
                raise MissingTable("cannot read " + path) from error
        return self.cache_[name]

    def column(self, name, key, value, **where):
        """{row[key]: number(row[value])} over rows that match `where`, blanks left out."""
        found = {}
        for row in self.rows(name):
            if all(row[k] == v for k, v in where.items()) and number(row[value]) is not None:
                found[row[key]] = number(row[value])
        return found

    def wdi(self, indicator, iso3):
        """World Bank series {year: value} by its short indicator name."""
        series = self.column("wdi_chn_gbr_hkg_mac", "year", "value",
                             indicator=indicator, iso3=iso3)
        return {int(year): value for year, value in series.items()}
