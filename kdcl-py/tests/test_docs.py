"""The documentation is executed: the README of the package, and the example of every public item.

INVARIANT: what a reader copies runs and prints what is shown.
"""

from __future__ import annotations

import contextlib
import doctest
import inspect
import io
import re
import sys
from typing import Any

import pytest

import kdcl
from conftest import REPOSITORY
from kdcl import _types

READMES = {"kdcl-py/README.md": 5, "README.md": 1, "README.vi.md": 1}
"""How many programs each shows, with what it prints behind it."""


@pytest.mark.parametrize("readme", READMES)
def test_the_readmes_print_what_they_show(readme: str) -> None:
    text = (REPOSITORY / readme).read_text(encoding="utf-8")
    shown = re.findall(r"^```python\n(.*?)^```\n\n^```text\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert len(shown) == READMES[readme] == text.count("```python")
    names: dict[str, Any] = {}
    for program, prints in shown:
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(program, names)
        assert printed.getvalue() == prints


def members(own: type) -> list[tuple[str, Any]]:
    """The public methods and properties a class defines, with what holds their documentation."""
    found = []
    for name, value in vars(own).items():
        value = value.__func__ if isinstance(value, (classmethod, staticmethod)) else value
        if not name.startswith("_") and (inspect.isfunction(value) or isinstance(value, property)):
            found.append((f"{own.__name__}.{name}", value))
    return found


def items() -> dict[str, Any]:
    """Every public function, class, method and property, by its name."""
    found: dict[str, Any] = {}
    for name in kdcl.__all__:
        value = getattr(kdcl, name)
        if inspect.isclass(value) and not hasattr(_types, name):
            found[name] = value
            for base in value.__mro__:
                if base.__module__.startswith("kdcl"):
                    found.update(members(base))
        elif inspect.isfunction(value):
            found[name] = value
    return found


ITEMS = items()
# Four short names of what `Problem.message` and `Problem.help` have in their own examples.
WITHOUT = {f"Problem.{part}_{language}" for part in ("message", "help") for language in ("vi", "en")}


@pytest.mark.parametrize("name", sorted(ITEMS))
def test_every_public_item_has_an_example_that_runs(name: str) -> None:
    text = inspect.getdoc(ITEMS[name])
    assert text, "documentation"
    test = doctest.DocTestParser().get_doctest(text, {}, name, None, None)
    assert bool(test.examples) != (name in WITHOUT), "an example"
    printed = io.StringIO()
    result = doctest.DocTestRunner(verbose=False).run(test, out=printed.write)
    assert result.failed == 0, printed.getvalue()


def test_the_package_has_an_example() -> None:
    assert doctest.testmod(sys.modules["kdcl"]).attempted > 3


@pytest.mark.parametrize("name", sorted(name for name in kdcl.__all__ if hasattr(_types, name)))
def test_every_vocabulary_says_what_it_is(name: str) -> None:
    source = inspect.getsource(_types)
    assert re.search(rf'^{name} = .*?\n"""[A-ZĐ]', source, re.MULTILINE | re.DOTALL)


def test_every_key_says_what_it_is() -> None:
    for value in vars(kdcl).values():
        if inspect.isclass(value) and value.__module__.startswith("kdcl._"):
            keys = [name for name in getattr(value, "__annotations__", {}) if not name.startswith("_")]
            source = inspect.getsource(value)
            for key in keys:
                assert re.search(rf'^    {key}: .*\n    """[A-Z`"]', source, re.MULTILINE), (value, key)
