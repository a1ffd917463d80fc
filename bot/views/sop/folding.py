"""Long printed texts on one screen: boxes are cut no more than it takes, and say so."""

from bot.drawing.fitting import fitted
from bot.views.screen import fits
from bot.words import Words

LIMITS = (4000, 1500, 700, 300, 120)
"""Characters to which every box is cut, tried in turn until the whole fits one message."""


def folded(words: Words, template: str, **values: object) -> str:
    """The template's text for one message; the template cuts its boxes to `limit` characters."""
    text = ""
    for limit in LIMITS:
        text = words.render(template, limit=limit, **values)
        if fits(text):
            return text
    return fitted(text)
