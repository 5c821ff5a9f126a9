"""Short names by which chapters print the study and its municipalities; one with a capital begins a sentence."""

from report.author import value, words

by_wording = value("law.by-wording")

scale = value("quantity-words.scale")

advised = value("study.advised")
country = value("study.country")
exceptions = words("study.exclusion-exceptions")
interviewed = value("study.interviewed")
interviewed_names = value("study.interviewed.names")
interviews = value("study.interviews")
Analysed = words("study.key-figures", capital=True)
analysed = words("study.key-figures")
analysed_names = value("study.key-figures.names")
Not_heard = words("study.only-key-figures", capital=True)
not_heard = words("study.only-key-figures")
not_heard_names = value("study.only-key-figures.names")
Both = words("study.overlap", capital=True)
both = words("study.overlap")
both_in_digits = value("study.overlap")
partners = words("study.partners")
partner_names = value("study.partners.names")
unfinished = words("study.unfinished")

goal_count = words("sub-goals.count")

more_vulnerable = words("vulnerable.above")
vulnerable = value("vulnerable.advised")
followed_until = value("vulnerable.age", unit=False)
Less_vulnerable = words("vulnerable.below", capital=True)
less_vulnerable = words("vulnerable.below")
vulnerable_limit = value("vulnerable.definition")
vulnerable_gentofte = value("vulnerable.gentofte")
vulnerable_langeland = value("vulnerable.langeland")
vulnerable_country = value("vulnerable.national")
