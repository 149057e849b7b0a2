"""Tests of scenarios/derive: the committed figures, the hidden Markov fit, the price rule.

Run with: /usr/bin/python3 -m unittest tests/derive/test_derive.py
Nothing here is random: simulated chains come from a fixed generator, so a pass stays a pass.
"""
import json
import math
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
DERIVE = os.path.join(HERE, "..", "..", "scenarios", "derive")
sys.path.insert(0, os.path.abspath(DERIVE))
sys.dont_write_bytecode = True

import bass  # noqa: E402
import compare  # noqa: E402
import demography  # noqa: E402
import derive  # noqa: E402
import hmm  # noqa: E402
import money  # noqa: E402
import stages  # noqa: E402
import tables  # noqa: E402
import targets  # noqa: E402


class Generator:
    """Park-Miller uniform generator: the same numbers in every Python version."""

    def __init__(self, seed):
        self.state_ = seed

    def uniform(self):
        """Next number in (0, 1)."""
        self.state_ = self.state_ * 48271 % 2147483647
        return self.state_ / 2147483647.0

    def normal(self):
        """Next standard normal (Box-Muller, first of the pair)."""
        return (math.sqrt(-2.0 * math.log(self.uniform()))
                * math.cos(2.0 * math.pi * self.uniform()))


def simulate(trans, means, sds, n, seed):
    """Observations and states of a Gaussian hidden Markov chain."""
    draw, state, values, states = Generator(seed), 0, [], []
    for _ in range(n):
        values.append(means[state] + sds[state] * draw.normal())
        states.append(state)
        u, state_next = draw.uniform(), 0
        while state_next < len(trans) - 1 and u > trans[state][state_next]:
            u -= trans[state][state_next]
            state_next += 1
        state = state_next
    return values, states


def figures_file(name):
    """A committed JSON file."""
    with open(os.path.join(DERIVE, name), encoding="utf-8") as handle:
        return json.load(handle)


class HiddenMarkov(unittest.TestCase):
    """The fit recovers a known chain and agrees with sums over all paths."""

    trans = [[0.95, 0.04, 0.01], [0.05, 0.90, 0.05], [0.01, 0.04, 0.95]]
    means, sds = [-1.0, 0.0, 1.0], [0.3, 0.3, 0.3]

    @classmethod
    def setUpClass(cls):
        cls.values, cls.states = simulate(cls.trans, cls.means, cls.sds, 4000, 20250101)
        cls.fit = hmm.fit(cls.values, 3, common_sd=True)

    def test_recovers_means_and_sd(self):
        """4,000 months: standard error of a mean below .01; tolerance is five of them."""
        for found, true in zip(self.fit["means"], self.means):
            self.assertAlmostEqual(found, true, delta=0.05)
        self.assertAlmostEqual(self.fit["sds"][0], 0.3, delta=0.02)

    def test_recovers_transitions(self):
        """Stay probabilities have standard errors near .007; tolerance is four of them."""
        for i in range(3):
            self.assertAlmostEqual(self.fit["transition"][i][i], self.trans[i][i], delta=0.03)
            self.assertAlmostEqual(sum(self.fit["transition"][i]), 1.0, places=12)

    def test_states_are_ordered_and_decoded(self):
        """Means ascend and at least 95 % of months are put in their true state."""
        self.assertEqual(self.fit["means"], sorted(self.fit["means"]))
        decoded = [max(range(3), key=lambda j, r=row: r[j]) for row in self.fit["smoothed"]]
        hits = sum(a == b for a, b in zip(decoded, self.states))
        self.assertGreater(hits / len(decoded), 0.95)

    def test_not_worse_than_the_truth(self):
        """A maximum-likelihood fit is at least as likely as the true parameters."""
        density = hmm.emissions(self.values, self.means, self.sds)
        _, truth = hmm.forward(density, [1.0, 0.0, 0.0], self.trans)
        self.assertGreaterEqual(self.fit["log_likelihood"], truth)

    def test_forward_equals_sum_over_paths(self):
        """Likelihood and smoothing of five months against brute force over 3^5 paths."""
        values, start = self.values[:5], [0.5, 0.3, 0.2]
        density = hmm.emissions(values, self.means, self.sds)
        filtered, log_lik = hmm.forward(density, start, self.trans)
        smooth, _ = hmm.backward_smooth(filtered, self.trans)
        total, at_two = 0.0, [0.0] * 3
        for code in range(3 ** 5):
            path = [code // 3 ** t % 3 for t in range(5)]
            weight = start[path[0]] * density[0][path[0]]
            for t in range(1, 5):
                weight *= self.trans[path[t - 1]][path[t]] * density[t][path[t]]
            total += weight
            at_two[path[2]] += weight
        self.assertAlmostEqual(log_lik, math.log(total), places=10)
        for j in range(3):
            self.assertAlmostEqual(smooth[2][j], at_two[j] / total, places=10)

    def test_stationary_is_a_fixed_point(self):
        """The stationary law times the matrix is itself."""
        law = hmm.stationary(self.trans)
        for j in range(3):
            after = sum(law[i] * self.trans[i][j] for i in range(3))
            self.assertAlmostEqual(after, law[j], places=12)

    def test_same_answer_twice(self):
        """The start is deterministic."""
        self.assertEqual(hmm.fit(self.values[:300], 3), hmm.fit(self.values[:300], 3))


class PriceRule(unittest.TestCase):
    """The deflator and exchange rule on small made-up series."""

    def setUp(self):
        growth = {year: 0.0 for year in range(2000, 2026)}
        growth.update({2024: 10.0, 2025: 5.0})
        self.prices = money.Prices(growth, {"USD": {2023: 0.8, 2025: 0.75}})

    def test_base_year_is_unchanged(self):
        self.assertEqual(self.prices.to_gbp_2025(100.0, "GBP", 2025), 100.0)

    def test_compounds_years_after_the_price_year(self):
        """The growth of the price year itself is not applied."""
        self.assertAlmostEqual(self.prices.to_gbp_2025(100.0, "GBP", 2024), 105.0)
        self.assertAlmostEqual(self.prices.to_gbp_2025(100.0, "GBP", 2023), 115.5)

    def test_converts_at_the_rate_of_its_own_year(self):
        self.assertAlmostEqual(self.prices.to_gbp_2025(100.0, "USD", 2023), 80.0 * 1.155)

    def test_linear_in_the_amount(self):
        one, seven = (self.prices.to_gbp_2025(x, "USD", 2023) for x in (1.0, 7.0))
        self.assertAlmostEqual(seven, 7.0 * one)

    def test_unknown_currency_is_refused(self):
        with self.assertRaises(KeyError):
            self.prices.to_gbp_2025(1.0, "EUR", 2023)


class Rules(unittest.TestCase):
    """Closed forms of the other rules."""

    def test_base_hazard_gives_the_mean(self):
        """n geometric milestones with P = 1 - exp(-hazard) take n / P months."""
        hazard = stages.base_hazard(24.0, 4)
        self.assertAlmostEqual(4.0 / (1.0 - math.exp(-hazard)), 24.0, places=10)

    def test_late_hazard_gives_the_death_rate(self):
        """Stationary deaths over stock equal the rate asked for: births = deaths = 1."""
        hazards = [0.05, 0.2, 0.2, 0.15, 0.1]
        late = demography.late_hazard(hazards, 0.098)
        self.assertAlmostEqual(1.0 / sum(demography.years_lived(hazards, late)), 0.098, places=10)

    def test_bass_fit_recovers_a_known_curve(self):
        points = [(t, bass.cumulative(0.01, 0.5, t)) for t in range(1, 16)]
        p, q, error = bass.fit_curve(points, 1.0)
        self.assertAlmostEqual(p, 0.01, delta=2e-4)
        self.assertAlmostEqual(q, 0.5, delta=5e-3)
        self.assertLess(error, 1e-3)

    def test_bass_annual_fit_recovers_the_annual_recursion(self):
        """Sales made by the yearly recursion itself come back exactly."""
        sold, sales = 0.0, []
        for _ in range(12):
            sales.append((0.03 + 0.38 * sold) * (1.0 - sold))
            sold += sales[-1]
        p, q, potential = bass.fit_annual(sales)
        self.assertAlmostEqual(p, 0.03, places=8)
        self.assertAlmostEqual(q, 0.38, places=8)
        self.assertAlmostEqual(potential, 1.0, places=8)

    def test_compare_sees_a_change(self):
        old = [{"path": "a", "value": {"x": 1.0}}]
        self.assertEqual(compare.compare([{"path": "a", "value": {"x": 1.00001}}], old), [])
        self.assertTrue(compare.compare([{"path": "a", "value": {"x": 1.01}}], old))
        self.assertTrue(compare.compare([], old))


class Committed(unittest.TestCase):
    """The committed files hold together, with or without the tables."""

    def test_every_figure_names_its_source(self):
        items = figures_file("figures.json")
        self.assertEqual(len({i["path"] for i in items}), len(items))
        for item in items:
            for key in ("unit", "source", "rule", "kind"):
                self.assertTrue(item[key], item["path"])

    def test_shares_sum_to_one(self):
        by_path = compare.by_path(figures_file("figures.json"))
        for path in ("firms.region_shares", "partners.type_shares", "partners.sector_shares",
                     "partners.region_shares", "regimes.stationary", "stages.fail_reason"):
            self.assertAlmostEqual(sum(by_path[path]["value"].values()), 1.0, delta=1e-5, msg=path)
        for row in by_path["regimes.transition"]["value"]:
            self.assertAlmostEqual(sum(row), 1.0, delta=1e-5)

    def test_population_is_about_five_thousand(self):
        by_path = compare.by_path(figures_file("figures.json"))
        self.assertTrue(4900 <= by_path["firms.total"]["value"] <= 5100)

    def test_regimes_persist(self):
        by_path = compare.by_path(figures_file("figures.json"))
        for months in by_path["regimes.duration_months"]["value"].values():
            self.assertGreater(months, 6.0)

    def test_money_follows_the_rule(self):
        """Each converted value is amount x rate x deflator, from its own record."""
        converted = [i for i in figures_file("figures.json") if "original" in i]
        self.assertGreater(len(converted), 20)
        for item in converted:
            o = item["original"]
            expected = o["amount"] * o["gbp_per_unit"] * o["deflator_to_2025"]
            self.assertAlmostEqual(item["value"] / expected, 1.0, delta=2e-5, msg=item["path"])

    def test_targets_cover_all_patterns(self):
        found = figures_file("targets.json")
        self.assertEqual({t["pattern_id"] for t in found}, {"V%d" % i for i in range(1, 40)})
        self.assertEqual(len({t["id"] for t in found}), len(found))
        for t in found:
            self.assertIn(t["scope"], ("in", "proxy", "out"))
            self.assertIn(t["use"], ("calibration", "held_back", "identity", "report_only"))
            if t["low"] is not None and t["high"] is not None:
                self.assertLess(t["low"], t["high"])
        self.assertEqual(found, json.loads(json.dumps(list(targets.TARGETS))))

    def test_recomputed_from_the_tables(self):
        """Relative tolerance 1e-4 per number; skipped where the tables are not at hand."""
        data = tables.Tables(tables.default_folder())
        try:
            items = derive.derive_figures(data)
        except tables.MissingTable as error:
            self.skipTest("data tables not at hand: %s" % error)
        self.assertEqual(derive.check(items), [])


if __name__ == "__main__":
    unittest.main()
