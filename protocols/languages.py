"""Languages as those who speak them call them, and which way they are written."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

OWN_NAMES: Final = MappingProxyType(
    {
        "am": "አማርኛ",
        "ar": "العربية",
        "bg": "Български",
        "bn": "বাংলা",
        "cs": "Čeština",
        "cy": "Cymraeg",
        "de": "Deutsch",
        "el": "Ελληνικά",
        "en": "English",
        "es": "Español",
        "et": "Eesti",
        "fa": "فارسی",
        "fi": "Suomi",
        "fr": "Français",
        "ga": "Gaeilge",
        "he": "עברית",
        "hi": "हिन्दी",
        "hr": "Hrvatski",
        "hu": "Magyar",
        "it": "Italiano",
        "ku": "Kurdî",
        "lt": "Lietuvių",
        "lv": "Latviešu",
        "nl": "Nederlands",
        "pa": "ਪੰਜਾਬੀ",
        "pl": "Polski",
        "ps": "پښتو",
        "pt": "Português",
        "ro": "Română",
        "ru": "Русский",
        "sk": "Slovenčina",
        "sl": "Slovenščina",
        "so": "Soomaali",
        "sq": "Shqip",
        "sr": "Српски",
        "sv": "Svenska",
        "th": "ไทย",
        "ti": "ትግርኛ",
        "tl": "Tagalog",
        "tr": "Türkçe",
        "uk": "Українська",
        "ur": "اردو",
        "vi": "Tiếng Việt",
        "yo": "Yorùbá",
        "zh": "中文",
    }
)
_RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def own_name(language: str) -> str:
    """`Română`; the code itself for a language that is not in the list."""
    return OWN_NAMES.get(language.partition("-")[0], language)


def direction(language: str) -> str:
    """`rtl` or `ltr`, as HTML has it."""
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"
