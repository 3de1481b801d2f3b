#!/usr/bin/env python3
"""Scores the figures of the sections on the local area in Ofsted's reports of 2013 to 2017 (SIF). Standard library only.

    gleaner extract --format ndjson REPORT.xml... > pred.ndjson
    python3 score_local_areas.py ../PipelineTests/Golden/local_areas.json pred.ndjson [--misses N]

The section runs from the line "Information about this local authority area" (the last one, since a list of contents
may have it, too) to the next line that opens another section: "Recommendations", "Inspection judgements ...",
"Executive summary", "Summary of key findings", "The inspection judgements ...".

The golden file has for each report its figures in the order of the text:
{"value", "value_high" (of a range), "unit", "metric", "of": "comparator", "earlier": true}. A count's unit is its noun, where
people are "children"; null is a number without one. "metric" is null where the catalogue has none, for shares of a part
("of whom 40%"), parts of what left care, earlier values and those of England or of neighbours ("of").

Figures that date or bound others are not scored, on either side: dates, ages, durations, ordinals. "No children" is an
amount without a number and no figure. Golden and extracted figures are aligned in order, as many values as can be, and of
those alignments the one with most units and metrics.

recall      golden values found / golden values
precision   extracted values that are golden / extracted values
unit        of the found values, those with the golden unit
metric      of the found values, those with the golden metric, null for null included
given       of the found values whose golden metric is not null, those with it
false       of the found values whose golden metric is null, those with some metric
earlier     of the found values, those marked as of an earlier time as the gold has it
"""
import argparse
import json
import re
import sys
from fractions import Fraction

HEADING = re.compile(r"^Information about this local authority area\d?[ \t]*$", re.I | re.M)
NEXT = re.compile(r"^(?:The )?(?:Recommendations|Inspection judgements?|Executive summary|Summary of key findings"
                  r"|Inspection findings)\b.*$", re.I | re.M)
LEFT_OUT = {"date", "date_range", "age", "duration", "ordinal"}
PEOPLE = {"child", "children", "young people", "young person", "people", "pupils"}


def section(text):
    """The offsets of the section in a report's text; None where it has none."""
    headings = list(HEADING.finditer(text))
    if not headings:
        return None
    start = headings[-1].end()
    following = NEXT.search(text, start)
    return start, following.start() if following else len(text)


def number(value):
    """An exact number; None of none. A fraction stands as 1/3."""
    return None if value is None else Fraction(str(value))


def unit(text):
    """A unit with persons as children and numbers of things in the plural."""
    if text is None:
        return None
    text = text.lower()
    if text in PEOPLE:
        return "children"
    return {"home": "homes", "adoption": "adoptions", "notification": "notifications", "review": "reviews",
            "scr": "reviews", "scrs": "reviews"}.get(text, text)


def is_same_value(gold, pred):
    return (number(gold["value"]) == number(pred["value"])
            and number(gold.get("value_high")) == number(pred.get("value_high")))


def is_same_unit(gold, pred):
    return unit(gold["unit"]) == unit(pred["unit"])


def is_same_metric(gold, pred):
    return gold["metric"] == pred.get("metric")


def aligned(golds, preds):
    """Pairs of indices, in order, with as many equal values as can be, then as many equal units and metrics."""
    best = [[0] * (len(preds) + 1) for _ in range(len(golds) + 1)]

    def worth(at, other):
        gold, pred = golds[at], preds[other]
        return 1000 + is_same_unit(gold, pred) + is_same_metric(gold, pred) if is_same_value(gold, pred) else -1

    for at in reversed(range(len(golds))):
        for other in reversed(range(len(preds))):
            both = worth(at, other)
            best[at][other] = max(best[at + 1][other], best[at][other + 1],
                                  both + best[at + 1][other + 1] if both > 0 else 0)
    pairs, at, other = [], 0, 0
    while at < len(golds) and other < len(preds):
        both = worth(at, other)
        if both > 0 and best[at][other] == both + best[at + 1][other + 1]:
            pairs.append((at, other))
            at, other = at + 1, other + 1
        elif best[at][other] == best[at + 1][other]:
            at += 1
        else:
            other += 1
    return pairs


def figures_of(page):
    """The scored figures of a page's section, in the order of its text; None where it has no section."""
    span = section(page["text"])
    if span is None:
        return None
    inside = [f for f in page["figures"] if span[0] <= f["start"] < span[1] and f["kind"] not in LEFT_OUT]
    return sorted(inside, key=lambda f: f["start"])


def score(reports, pages):
    """Counts, and the lines that tell what is missed."""
    counts = dict.fromkeys(("gold", "pred", "found", "unit", "metric", "named", "given", "null", "false", "earlier"), 0)
    faults = []
    for report in reports:
        name, golds = report["report"], report["figures"]
        preds = figures_of(pages[name]) if name in pages else None
        if preds is None:
            faults.append(f"{name}: no such page, or no section in it")
            preds = []
        pairs = aligned(golds, preds)
        counts["gold"] += len(golds)
        counts["pred"] += len(preds)
        counts["found"] += len(pairs)
        for at, other in pairs:
            gold, pred = golds[at], preds[other]
            counts["unit"] += is_same_unit(gold, pred)
            counts["metric"] += is_same_metric(gold, pred)
            counts["named" if gold["metric"] else "null"] += 1
            if gold["metric"]:
                counts["given"] += is_same_metric(gold, pred)
            else:
                counts["false"] += pred.get("metric") is not None
            is_earlier = bool(gold.get("earlier")) == bool(pred.get("earlier"))
            counts["earlier"] += is_earlier
            wrong = [f"unit {gold['unit']}, not {pred['unit']}"] if not is_same_unit(gold, pred) else []
            if not is_same_metric(gold, pred):
                wrong.append(f"metric {gold['metric']}, not {pred.get('metric')}")
            if not is_earlier:
                wrong.append("earlier" if gold.get("earlier") else "not earlier")
            if wrong:
                faults.append(f"{name}: {gold['value']}: {'; '.join(wrong)}: {pred.get('sentence', '')[:160]}")
        found, matched = {at for at, _ in pairs}, {other for _, other in pairs}
        faults += [f"{name}: {gold['value']} {gold['unit']}: missing"
                   for at, gold in enumerate(golds) if at not in found]
        faults += [f"{name}: {pred['value']} {pred['unit']}: too many: {pred.get('sentence', '')[:160]}"
                   for other, pred in enumerate(preds) if other not in matched]
    return counts, faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("extract")
    parser.add_argument("--misses", type=int, default=0, help="how many faults to list")
    options = parser.parse_args()
    with open(options.gold, encoding="utf-8") as file:
        reports = json.load(file)["reports"]
    with open(options.extract, encoding="utf-8") as file:
        pages = {page["path"].split("/")[-1]: page for page in map(json.loads, file)}
    counts, faults = score(reports, pages)

    def line(name, part, whole):
        share = f"{100 * part / whole:5.1f}" if whole else "    -"
        print(f"{name:10}{share} % ({part} of {whole})")

    line("recall", counts["found"], counts["gold"])
    line("precision", counts["found"], counts["pred"])
    line("unit", counts["unit"], counts["found"])
    line("metric", counts["metric"], counts["found"])
    line("  given", counts["given"], counts["named"])
    line("  false", counts["false"], counts["null"])
    line("earlier", counts["earlier"], counts["found"])
    for fault in faults[:options.misses]:
        print(fault)


if __name__ == "__main__":
    sys.exit(main())
