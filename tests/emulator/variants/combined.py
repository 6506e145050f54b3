"""Several variants in one account: all of their choices and edits, and the trace of what goes wrong first."""

import inspect
import re
from functools import reduce

from pages import BUILD, STEPS
from runtime import TIMED_OUT, CannotStart, Exits, NeverPlaced, Starting, Steady, Unhealthy
from variants.only_runtime import DeletedSince
from variants.variant import Variant

# What keeps a container from running, by AWS's words for it, in the order of a task's life.
_STARTING = (
    "Create Network Interface",
    "from ssm: .*(task cannot pull|RequestCanceled)",
    "from ssm: .*AccessDenied",
    "ssm",
    "Failed to resolve",
    "EFS",
    "logger",
    "CannotPull",
    "CannotStart",
)
_EXPECTATIONS = ("passed", "pending", "failed")


def combined(variants):
    """One variant with all that these do; ValueError where two of them want the same thing otherwise."""
    ids = [variant.id for variant in variants]
    if len(ids) < 2 or len(set(ids)) < len(ids):
        raise ValueError(f"variants must be two or more different ones, not {ids}")
    inorder = sorted(variants, key=lambda variant: STEPS.index(variant.page))
    return reduce(_merged, inorder)


def _merged(one, other):
    return Variant(
        id=f"{one.id}+{other.id}",
        page=one.page,
        expect=max(one.expect, other.expect, key=_EXPECTATIONS.index),
        about=f"{one.about}; {other.about}",
        choices={step: _merged_choices(step, one, other) for step in one.choices | other.choices},
        edits={step: _both(one.edits.get(step), other.edits.get(step)) for step in one.edits | other.edits},
        runtime=min(one.runtime, other.runtime, key=_strikes),
        only_runtime=one.only_runtime or other.only_runtime,
        stops_before=min((step for step in (one.stops_before, other.stops_before) if step), key=STEPS.index, default=None),
        region=_same("the Region", one.region, other.region),
    )


def _merged_choices(step, one, other):
    """Keyword arguments of a page. Those that are empty when nothing differs hold differences, so two of them add up."""
    parameters = inspect.signature(BUILD[step]).parameters
    mine, theirs = one.choices.get(step, {}), other.choices.get(step, {})
    merged = mine | theirs
    for name in mine.keys() & theirs.keys():
        what = f"{one.id} and {other.id} on {name} of {step}"
        normally = parameters[name].default if name in parameters else None
        if normally == {}:
            merged[name] = mine[name] | theirs[name]
            for key in mine[name].keys() & theirs[name].keys():
                _same(f"{what}, {key}", mine[name][key], theirs[name][key])
        elif normally == ():
            merged[name] = (*mine[name], *theirs[name])
        else:
            _same(what, mine[name], theirs[name])
    return merged


def _same(what, mine, theirs):
    """The one of two that is set."""
    if None not in (mine, theirs) and mine != theirs:
        raise ValueError(f"a conflict: {what}: {mine!r} or {theirs!r}")
    return theirs if mine is None else mine


def _both(first, second):
    edits = [edit for edit in (first, second) if edit]

    def edit(account):
        for change in edits:
            change(account)

    return edit


def _strikes(runtime):
    """When in the life of a task it goes wrong: the smaller the sooner."""
    match runtime:
        case NeverPlaced():
            return 0
        case CannotStart(reason=reason) | DeletedSince(reason=reason):
            return 1 + next(at for at, words in enumerate(_STARTING) if re.search(words, reason))
        case Exits():
            return 10
        case Unhealthy(health=health):
            return 11 if health == TIMED_OUT else 12  # what nobody reaches gives no answer, either
        case Steady() if runtime == Steady():
            return 15  # no trace
        case Steady():
            return 13  # the site only
        case Starting():
            return 14
    raise ValueError(f"{type(runtime).__name__} does not go with another mistake")
