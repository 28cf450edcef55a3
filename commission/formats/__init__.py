"""How dates and numbers are written in the three languages (settings.FORMAT_MODULE_PATH).

Django has no formats for Kazakh and American ones for English. Beside Django's own names every language
defines three more, for `|date:"NAME"` in a template and `date_format(day, "NAME")` in Python:

PAPER_DATE_FORMAT   in minutes and extracts: «2025 жылғы 19 тамыз», «19 августа 2025 года»;
LABEL_DATE_FORMAT   after a colon, where no case ending may follow: «мерзімі: 2025 ж. 3 қыркүйек»;
DAY_FORMAT          a near day, as people say it: «3 қыркүйек, сәрсенбі».

`E` is the month as it stands after the number of a day: the genitive in Russian, small letters in Kazakh.
A no-break space keeps the thousands of a number on one line.
"""
