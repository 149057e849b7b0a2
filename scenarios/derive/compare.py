"""Comparing recomputed figures with the committed file."""

RELATIVE_TOLERANCE = 1e-4


def differences(path, new, old, tolerance=RELATIVE_TOLERANCE):
    """Texts of every place where two JSON values differ; numbers by relative tolerance."""
    if isinstance(new, dict) and isinstance(old, dict):
        found = ["%s: keys differ" % path] if sorted(new) != sorted(old) else []
        for key in sorted(set(new) & set(old)):
            found += differences(path + "." + key, new[key], old[key], tolerance)
        return found
    if isinstance(new, list) and isinstance(old, list):
        if len(new) != len(old):
            return ["%s: %d entries now, %d in the file" % (path, len(new), len(old))]
        return [text for i, (a, b) in enumerate(zip(new, old))
                for text in differences("%s[%d]" % (path, i), a, b, tolerance)]
    if is_number(new) and is_number(old):
        gap = abs(new - old)
        if gap <= tolerance * max(abs(new), abs(old)) or gap < 1e-9:
            return []
        return ["%s: %r now, %r in the file" % (path, new, old)]
    return [] if new == old else ["%s: %r now, %r in the file" % (path, new, old)]


def is_number(value):
    """True for int and float but not bool."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def by_path(items):
    """Figures keyed by path."""
    return {item["path"]: item for item in items}


def compare(new_items, old_items):
    """Differences between two lists of figures."""
    new, old = by_path(new_items), by_path(old_items)
    found = ["%s: not in the file" % p for p in new if p not in old]
    found += ["%s: no longer derived" % p for p in old if p not in new]
    for path in new:
        if path in old:
            found += differences(path, new[path], old[path])
    return found
