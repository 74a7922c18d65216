"""Every rule, in the order of its code. A new rule is a file here, a line in this list, and one in docs/rules.md."""

from donghanh.domain.planlint.finding import Rule
from donghanh.domain.planlint.rules import (
    l01_header,
    l02_symbol,
    l03_sections,
    l04_year,
    l05_period,
    l06_expired,
    l07_title,
    l08_signature,
    l09_level,
    l10_lead,
    l11_weaker_target,
    l12_appendix,
    l13_names,
    l14_spelling,
    l15_recipients,
    l16_programme_name,
    l17_due_before_issue,
    l18_weekday,
    l19_window,
    l20_unit_name,
    l21_quota,
    l22_sums,
    l23_two_leads,
    l24_report_duty,
    l25_secrecy,
    l26_spaces,
    l27_repeats,
    l28_parts,
    l29_numbering,
    l30_name_variant,
    l31_bodies,
    l32_scope,
    l33_old_norm,
    l34_uncovered,
    l35_later,
    l36_report_line,
    l37_impossible_date,
    l38_citation_date,
)

_MODULES = (
    l01_header, l02_symbol, l03_sections, l04_year, l05_period, l06_expired, l07_title, l08_signature, l09_level, l10_lead,
    l11_weaker_target, l12_appendix, l13_names, l14_spelling, l15_recipients, l16_programme_name, l17_due_before_issue, l18_weekday, l19_window,
    l20_unit_name, l21_quota, l22_sums, l23_two_leads, l24_report_duty, l25_secrecy, l26_spaces, l27_repeats, l28_parts, l29_numbering, l30_name_variant, l31_bodies, l32_scope,
    l33_old_norm, l34_uncovered, l35_later, l36_report_line, l37_impossible_date, l38_citation_date,
)  # fmt: skip

RULES: tuple[Rule, ...] = tuple(module.RULE for module in _MODULES)
