"""A check that cannot fail is not a check: score_local_areas.py is shown pages that are right and pages with faults."""

import unittest

import score_local_areas

TEXT = """Information about this local authority area
was in the list of contents
Information about this local authority area2
Here 30 children (6%) live.
Recommendations
Here are 7."""


def figure(value, unit, surface, metric=None, kind="count"):
    return {"value": value, "value_high": None, "unit": unit, "kind": kind, "metric": metric,
            "earlier": False, "start": TEXT.index(surface)}


GOLD = [{"report": "a.xml", "figures": [{"value": "30", "unit": "children", "metric": "cla_count"},
                                        {"value": "6", "unit": "percent", "metric": None}]}]
FIGURES = [figure("30", "children", "30 children", "cla_count"), figure("6", "percent", "6%", kind="percent")]


def counts(figures):
    return score_local_areas.score(GOLD, {"a.xml": {"text": TEXT, "figures": figures}})[0]


class ScoreLocalAreas(unittest.TestCase):
    def test_section_ends_with_next_one(self):
        first, last = score_local_areas.section(TEXT)
        self.assertEqual(TEXT[first:last].strip(), "Here 30 children (6%) live.")
        self.assertIsNone(score_local_areas.section("Recommendations"))

    def test_right_figures(self):
        found = counts(FIGURES)
        self.assertEqual([found[key] for key in ("gold", "pred", "found", "unit", "metric", "given", "false")],
                         [2, 2, 2, 2, 2, 1, 0])

    def test_figures_outside_and_framing_ones_do_not_count(self):
        found = counts(FIGURES + [figure("7", None, "7."), figure("12", "month", "30 children", kind="duration")])
        self.assertEqual((found["pred"], found["found"]), (2, 2))

    def test_faults_are_seen(self):
        found = counts([figure("30", "homes", "30 children"), figure("5", "percent", "6%", kind="percent")])
        self.assertEqual([found[key] for key in ("found", "unit", "metric")], [1, 0, 0])
        found = counts([FIGURES[0], figure("6", "percent", "6%", "poverty_pct", "percent")])
        self.assertEqual(found["false"], 1)

    def test_alignment_prefers_what_agrees(self):
        golds = [{"value": "21", "unit": "percent", "metric": "minority_ethnic_pct"}]
        preds = [figure("21", None, "30"), figure("21", "percent", "6%", "minority_ethnic_pct")]
        self.assertEqual(score_local_areas.aligned(golds, preds), [(0, 1)])

    def test_fractions_and_ranges(self):
        self.assertTrue(score_local_areas.is_same_value({"value": "1/3"}, {"value": "1/3"}))
        self.assertFalse(score_local_areas.is_same_value({"value": "5"}, {"value": "5", "value_high": "9"}))

    def test_missing_page(self):
        self.assertEqual(score_local_areas.score(GOLD, {})[0]["found"], 0)


if __name__ == "__main__":
    unittest.main()
