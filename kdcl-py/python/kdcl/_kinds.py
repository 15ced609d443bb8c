"""The kinds of files that are spreadsheets, by their endings.

INVARIANT: one list for all; nothing else is here, so that `import kdcl` stays light.
"""

from __future__ import annotations

READ = (".xlsx", ".xlsm", ".ods", ".csv", ".tsv")
"""The spreadsheets that are read."""
NOT_READ = (".xls", ".xlsb", ".xlt", ".xltx", ".xltm", ".fods", ".ots", ".sxc", ".numbers", ".et", ".wk1", ".wks")
"""Spreadsheets of kinds that are not read: they hold schools, so they are refused and not passed over."""
