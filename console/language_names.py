"""Languages as English calls them: the console speaks English. What visitors read has their own names (`protocols/languages.py`)."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

IN_ENGLISH: Final = MappingProxyType(
    {
        "am": "Amharic",
        "ar": "Arabic",
        "bg": "Bulgarian",
        "bn": "Bengali",
        "cs": "Czech",
        "cy": "Welsh",
        "de": "German",
        "el": "Greek",
        "en": "English",
        "es": "Spanish",
        "et": "Estonian",
        "fa": "Persian",
        "fi": "Finnish",
        "fr": "French",
        "ga": "Irish",
        "he": "Hebrew",
        "hi": "Hindi",
        "hr": "Croatian",
        "hu": "Hungarian",
        "it": "Italian",
        "ku": "Kurdish",
        "lt": "Lithuanian",
        "lv": "Latvian",
        "nl": "Dutch",
        "pa": "Punjabi",
        "pl": "Polish",
        "ps": "Pashto",
        "pt": "Portuguese",
        "ro": "Romanian",
        "ru": "Russian",
        "sk": "Slovak",
        "sl": "Slovenian",
        "so": "Somali",
        "sq": "Albanian",
        "sr": "Serbian",
        "sv": "Swedish",
        "th": "Thai",
        "ti": "Tigrinya",
        "tl": "Tagalog",
        "tr": "Turkish",
        "uk": "Ukrainian",
        "ur": "Urdu",
        "vi": "Vietnamese",
        "yo": "Yoruba",
        "zh": "Chinese",
    }
)


def language_name(code: str) -> str:
    """`Romanian`; the code itself for a language that is not in the list."""
    return IN_ENGLISH.get(code.partition("-")[0], code)
