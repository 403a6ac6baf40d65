"""The forms of dates in Russian, the most specific first."""

from eurasia_kit.dates import relative, resolve
from eurasia_kit.dates.grammar import Rule, rule

_OF_YEAR = r"(?:,? <year>(?: ?<year_word>)?| (?:<modifier>|<anaphor>(?: же)?) ?(?:<unit>|г\.))"
_WEEKDAY = r"(?:<weekday_any>,? )?"
_MONTH = r"<month_any>(?:\.(?= ?[0-9,]))?"
_PART = "(?:<part> )?"
_TO = "(?:<dash>| по | до )"
_AND = "(?:, | и | или | по | до )"

_FORMS = [
    ("<named_day>", resolve.named_day),
    ("<year>[-/]<two_digits>[-/]<two_digits_2>", resolve.iso_day),
    (r"<two_digits>[./]<two_digits_2>[./]<year>", resolve.numeric_day),
    (r"<two_digits>\.<two_digits_2>\.<short_year>", resolve.numeric_day),
    (f"{_WEEKDAY}<day> {_MONTH}{_TO}<day_2> <month_any_2>{_OF_YEAR}?", resolve.days),
    (f"{_WEEKDAY}<day>(?:-?го)?{_TO}<day_2>(?:-?го)? {_MONTH}{_OF_YEAR}?", resolve.days),
    (f"<day> и <day_2> {_MONTH}{_OF_YEAR}?", resolve.neighbouring_days),
    (f"<day>(?= и <day_2> {_MONTH}{_OF_YEAR}?)", resolve.first_of_days),
    (f"(?:<daypart> )?{_WEEKDAY}<day>(?:-?го)? {_MONTH}{_OF_YEAR}?", resolve.days),
    (f"{_PART}<month>{_TO}<month_2>{_OF_YEAR}?", resolve.months),
    (f"{_PART}<month>{_OF_YEAR}", resolve.months),
    (f"<month>(?= (?:и|или) <month_2>{_OF_YEAR})", resolve.first_of_months),
    ("<modifier> <month>", resolve.month_with_modifier),
    (f"{_PART}<month>", resolve.months),
    (r"<adjectival_month>(?= (?:\w+ )?<event_noun>)", resolve.adjectival_month),
    (f"{_PART}<season>{_OF_YEAR}", resolve.season),
    (f"{_PART}<modifier> <season>", resolve.season),
    (f"{_PART}<season>", resolve.season),
    ("<weekday> (?:на )?<modifier> <unit>", relative.weekday_of_week),
    ("(?:<modifier> )?<weekday>(?: <daypart>)?", relative.weekday),
    ("<deictic>(?: <daypart>)?", relative.deictic),
    ("(?:на|в) <anaphor>(?: же)? <unit>", relative.anaphor),
    ("<anaphor>(?: же)? <unit>", relative.anaphor),
    (f"{_PART}<ordinal> <fraction>(?:{_OF_YEAR})", resolve.fraction_of_year),
    ("<ordinal> <fraction>", resolve.fraction_of_year),
    (
        "<ordinal> <number> <unit>(?: <year> ?<year_word>| <modifier> года| года)",
        resolve.months_of_year,
    ),
    ("<day>(?:-?го <unit>|-го)", relative.day_of_named_month),
    (f"{_PART}<modifier> <unit>", relative.calendar_unit),
    ("<part> <unit>", relative.calendar_unit),
    ("(?:на|в) <unit>", relative.weekend),
    ("(?:<number> )?<unit> <ago>", relative.ago),
    ("(?:<number> )?<unit> <later>", relative.later),
    ("<through> (?:<number> )?<unit>(?! после)", relative.through),
    ("<elapsed> (?:<number> )?<unit>(?! после)", relative.later),
    (f"{_PART}<decade>-(?:х|е|ые|ых)(?: <year_word>)?", resolve.decade),
    (f"{_PART}<decade_word>(?: <year_word>)?", resolve.decade),
    (f"{_PART}<year><dash><year_2> ?<year_word>", resolve.years),
    (r"(?<=с\s)<year>(?: года?)? (?:по|до) <year_2> ?<year_word>", resolve.years),
    (f"{_PART}<year>(?=(?:{_AND}[0-9]{{4}})*{_AND}<year_2> ?<year_word>)", resolve.year),
    (f"{_PART}<year>(?: ?<year_word>|-(?:й|го|м|му|е))", resolve.year),
    (r"<year>(?=\))", resolve.year),
]

RULES: tuple[Rule, ...] = tuple(rule(template, function, "ru") for template, function in _FORMS)
