"""A timeline as one HTML page that needs nothing else.

`page` puts the page together; `entry` writes one event, `quotes` a sentence with its marks, `lists` what stands around
the events, `tools` the controls. All text goes through `nodes`, which escapes it. The page lists every event by itself;
the scripts in ``assets`` add the chart, the filters and the panel, and get only numbers and our own words as data.
"""

from timeline.export.html.page import to_html

__all__ = ["to_html"]
