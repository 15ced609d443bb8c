"""Reading and writing spreadsheets; the public names are in `kdcl.spreadsheet`.

Data goes one way: file -> sheets of cells (`_cells`) -> tables (`_headers`, `_head`, `_tables`) -> schools
(`_read`, `_summary`, `_schools`) -> the core. What a cell means for the rating is the core's to say; here is only
where it stands.
"""

from kdcl._spreadsheet._read import read_form

__all__ = ["read_form"]
