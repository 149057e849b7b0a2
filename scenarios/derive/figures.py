"""The list of derived figures: each with path, value, unit, source, rule and kind."""
import json

KINDS = ("data", "evidence", "mixed", "assumption")


def tidy(value):
    """Round to six significant digits, so that the file is the same on every machine."""
    if isinstance(value, bool) or value is None or isinstance(value, (int, str)):
        return value
    if isinstance(value, float):
        return float("%.6g" % value)
    if isinstance(value, dict):
        return {key: tidy(item) for key, item in value.items()}
    return [tidy(item) for item in value]


class Figures:
    """Collects figures in order and refuses a path used twice."""

    def __init__(self):
        self.items_ = []
        self.paths_ = set()

    def add(self, path, value, unit, source, rule, kind="data", **more):
        """Record one figure; `more` may hold low, high or original."""
        if path in self.paths_:
            raise ValueError("figure " + path + " is given twice")
        if kind not in KINDS:
            raise ValueError("figure " + path + " has an unknown kind")
        self.paths_.add(path)
        item = {"path": path, "value": tidy(value), "unit": unit, "source": source,
                "rule": rule, "kind": kind}
        item.update({key: tidy(more[key]) for key in more})
        self.items_.append(item)
        return item["value"]

    def items(self):
        """Every figure in the order added."""
        return self.items_

    def value(self, path):
        """The value of the figure at `path`."""
        for item in self.items_:
            if item["path"] == path:
                return item["value"]
        raise KeyError(path)


def as_text(items):
    """JSON text, one figure per block, with a final newline."""
    return json.dumps(items, indent=1, ensure_ascii=True) + "\n"
