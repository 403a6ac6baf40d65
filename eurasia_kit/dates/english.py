"""The forms of dates in English, the most specific first."""

from eurasia_kit.dates import relative, resolve
from eurasia_kit.dates.grammar import Rule, rule

_OF_YEAR = "(?:,? (?:of )?<year>|,? (?:of )?<modifier> year| of <anaphor> year)"
_OF_MONTH = "(?: of (?:<anaphor>|<modifier>) <unit>)"
_STOP = "(?=[.,;:!?)]|$| that )"
_WEEKDAY = r"(?:<weekday_any>\.?,? (?:the )?)?"
_MONTH, _MONTH_2 = r"<month_any>(?:\.(?= ?[0-9]))?", r"<month_any_2>(?:\.(?= ?[0-9]))?"
_PART = "(?:<part>(?: (?:the )?|-))?"
_TO = "(?:<dash>| to | through )"
_BETWEEN = r"(?<=between\s)"

_FORMS = [
    ("<named_day>", resolve.named_day),
    ("<year>[-/]<two_digits>[-/]<two_digits_2>", resolve.iso_day),
    (r"<two_digits>[./]<two_digits_2>[./]<year>", resolve.numeric_day),
    (r"<two_digits>\.<two_digits_2>\.<short_year>", resolve.numeric_day),
    (f"{_WEEKDAY}{_MONTH} <day>{_TO}{_MONTH_2} <day_2>{_OF_YEAR}?", resolve.days),
    (f"{_WEEKDAY}{_MONTH} <day>{_TO}<day_2>{_OF_YEAR}?", resolve.days),
    (f"{_BETWEEN}{_MONTH} <day> and (?:{_MONTH_2} )?<day_2>{_OF_YEAR}?", resolve.days),
    (f"{_BETWEEN}<day>(?: {_MONTH})? and <day_2> {_MONTH_2}{_OF_YEAR}?", resolve.days),
    (f"{_MONTH} <day> and <day_2>{_OF_YEAR}?", resolve.neighbouring_days),
    (f"{_WEEKDAY}{_MONTH} <day>{_OF_YEAR}?", resolve.days),
    (f"{_WEEKDAY}<day>(?: of)? {_MONTH}{_TO}<day_2>(?: of)? {_MONTH_2}{_OF_YEAR}?", resolve.days),
    (f"{_WEEKDAY}<day>{_TO}<day_2>(?: of)? {_MONTH}{_OF_YEAR}?", resolve.days),
    (f"<day> and <day_2>(?: of)? {_MONTH}{_OF_YEAR}?", resolve.neighbouring_days),
    (f"<day>(?= and <day_2>(?: of)? {_MONTH}{_OF_YEAR}?)", resolve.first_of_days),
    (f"{_WEEKDAY}<day>(?: of)? {_MONTH}{_OF_YEAR}?", resolve.days),
    (f"{_PART}{_MONTH}{_TO}{_MONTH_2}{_OF_YEAR}?", resolve.months),
    (f"{_BETWEEN}{_MONTH} and {_MONTH_2}{_OF_YEAR}?", resolve.months),
    (f"{_PART}{_MONTH}{_OF_YEAR}", resolve.months),
    (f"<month>(?=,? (?:and|or) {_MONTH_2}{_OF_YEAR})", resolve.first_of_months),
    ("<modifier> <month>", resolve.month_with_modifier),
    (f"{_PART}<month>", resolve.months),
    (f"{_PART}<season>{_OF_YEAR}(?![-–/][0-9])", resolve.season),
    ("(?:<part> )?<modifier> <season>", resolve.season),
    (f"{_PART}<season>", resolve.season),
    ("<weekday>(?: of)? <modifier> <unit>", relative.weekday_of_week),
    ("(?:<part> )?(?:on )?(?:<modifier> )?<weekday>(?: <daypart>)?", relative.weekday),
    ("<deictic>(?: <daypart>)?", relative.deictic),
    ("<modifier> <daypart>", relative.part_of_day),
    (f"the <day>(?! (?:of )?<month_any>){_OF_MONTH}?", relative.day_of_named_month),
    ("<part> the day", relative.same_day),
    ("(?:<part> (?:of )?)?<modifier> <unit>", relative.calendar_unit),
    ("<part> the <unit>", relative.calendar_unit),
    ("<unit>", relative.weekend),
    ("(?:<part> )?<ordinal> <fraction>(?: of)?(?: <year>| (?:the )?<modifier> year)",
     resolve.fraction_of_year),
    ("<ordinal> <fraction>(?! of)", resolve.fraction_of_year),
    ("<quarter_name>(?:,? | of )<year>", resolve.named_quarter),
    (f"(?:the )?<ordinal> <number> <unit>(?:{_OF_YEAR}| of the year)", resolve.months_of_year),
    ("the <unit> before last", relative.before_last),
    ("<number> <unit> <ago>", relative.ago),
    ("<number> <unit> <later>", relative.later),
    (f"(?:<number>|the) <unit> <neighbour>{_STOP}", relative.neighbour),
    ("<number> <unit> after", relative.came_after),
    ("<through> <number> <unit>(?! (?:of|ago|later|earlier|before|after))", relative.through),
    ("<anaphor> (?:<unit>|<daypart>)", relative.anaphor),
    ("(?:<part> )?(?:the )?<decade>['’]?s", resolve.decade),
    ("(?:<part> )?the <decade_word>", resolve.decade),
    ("(?:the |<part>(?: |-)(?:the )?)(?:the )?['’]?<tens>['’]?s", resolve.decade),
    (f"{_BETWEEN}<year> and <year_2>", resolve.years),
    (r"(?<=from\s)<year> (?:to|until|through) <year_2>", resolve.years),
    ("<year>[-–/](?:<year_2>|<short_year>)", resolve.years),
    (f"{_PART}<year>", resolve.year),
]  # fmt: skip

RULES: tuple[Rule, ...] = tuple(rule(template, function, "en") for template, function in _FORMS)
