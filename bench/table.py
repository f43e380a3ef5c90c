"""What every comparison prints: for each contender the median of its runs, and how it stands to the subject.

The runs of all contenders alternate (round by round, not one contender after the other), because the machines that
this runs on are shared: neighbours disturb everybody alike, and the ratio of one round survives what a mean of
absolute times does not. The result is the median over the rounds of each round's ratio.
"""

import datetime
import os
import platform
import statistics


def rounds(contenders, count, say=print):
    """Calls each contender's function once a round; returns {name: [value of each round]}."""
    return whole_rounds(lambda: {name: measure() for name, measure in contenders.items()}, count, say)


def whole_rounds(measure, count, say=print):
    """The same of a function that measures all contenders: {name: value}."""
    values = {}
    for number in range(1, count + 1):
        for name, value in measure().items():
            values.setdefault(name, []).append(value)
        say(f"round {number} of {count}: "
            + ", ".join(f"{name} {taken[-1]:.4g}" for name, taken in values.items()), flush=True)
    return values


def ratio(values, name, subject):
    """Median over the rounds of name's value divided by the subject's."""
    return statistics.median(a / b for a, b in zip(values[name], values[subject]))


def machine():
    """One line that says where and when."""
    model = "unknown CPU"
    with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    return (f"{datetime.date.today().isoformat()}, {model}, {os.cpu_count()} cores, "
            f"{platform.system()} {platform.release()}")


def print_table(title, values, unit, subject, goals=None):
    """A Markdown table. `goals` maps a contender to (ratio, "at most" or "at least").

    A ratio is the contender's value divided by the subject's: 25 means that the subject needs a 25th of it. For the
    limit, which the subject may exceed by so much, the goal reads the other way round: subject / limit.
    """
    print(f"\n### {title}\n\n{machine()}; median of {len(values[subject])} rounds, {unit}\n")
    print(f"| | {unit} | lowest–highest | ÷ {subject} | goal | |")
    print("|---|--:|--:|--:|--:|---|")
    met = True
    for name, taken in values.items():
        spread = f"{min(taken):.4g}–{max(taken):.4g}"
        cell = goal = verdict = ""
        if name != subject:
            cell = f"{ratio(values, name, subject):.2f}"
        if goals and name in goals:
            wanted, sense = goals[name]
            if sense == "at most":
                reached = ratio(values, subject, name)
                good = reached <= wanted
                goal = f"{subject} ≤ {wanted} × it (is {reached:.2f})"
            else:
                good = ratio(values, name, subject) >= wanted
                goal = f"≥ {wanted}"
            verdict = "met" if good else "**missed**"
            met = met and good
        print(f"| {name} | {statistics.median(taken):.4g} | {spread} | {cell} | {goal} | {verdict} |")
    return met
