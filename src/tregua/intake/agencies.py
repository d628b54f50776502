"""News agencies: the name that a report's ``agency`` gets, and how credits spell it."""

from __future__ import annotations

import re

AGENCIES: dict[str, tuple[str, ...]] = {
    "AP": ("AP", "Associated Press", "The Associated Press"),
    "Reuters": ("Reuters", "REUTERS", "Thomson Reuters", "rtr"),
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "EFE": ("EFE", "Agencia EFE"),
    "UPI": ("UPI", "United Press International"),
    "Xinhua": ("Xinhua", "XINHUA", "Xinhua News Agency"),
    "TASS": ("TASS", "ITAR-TASS", "Itar-Tass"),
    "RIA Novosti": ("RIA Novosti", "RIA"),
    "Interfax": ("Interfax",),
    "Sputnik": ("Sputnik",),
    "Anadolu": ("Anadolu", "Anadolu Agency", "AA", "Anadolu Ajansı"),
    "ANI": ("ANI", "Asian News International"),
    "PTI": ("PTI", "Press Trust of India"),
    "IANS": ("IANS", "Indo-Asian News Service"),
    "APP": ("APP", "Associated Press of Pakistan"),
    "BSS": ("BSS",),
    "UNB": ("UNB",),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "Jiji": ("Jiji", "Jiji Press"),
    "Yonhap": ("Yonhap",),
    "Bernama": ("Bernama", "BERNAMA"),
    "Antara": ("Antara", "ANTARA"),
    "PNA": ("PNA", "Philippine News Agency"),
    "VNA": ("VNA", "Vietnam News Agency"),
    "ANSA": ("ANSA",),
    "APA": ("APA",),
    "Belga": ("Belga", "BELGA"),
    "PAP": ("PAP",),
    "CTK": ("CTK", "ČTK"),
    "MTI": ("MTI",),
    "Agerpres": ("Agerpres", "AGERPRES"),
    "BTA": ("BTA",),
    "Tanjug": ("Tanjug", "TANJUG"),
    "NTB": ("NTB",),
    "TT": ("TT",),
    "Lusa": ("Lusa", "LUSA"),
    "Europa Press": ("Europa Press",),
    "PA": ("PA", "PA Media", "Press Association"),
    "The Canadian Press": ("The Canadian Press", "Canadian Press", "CP"),
    "AAP": ("AAP", "Australian Associated Press"),
    "Ukrinform": ("Ukrinform", "UKRINFORM"),
    "UNIAN": ("UNIAN",),
    "Azertac": ("Azertac", "AZERTAC", "AZERTAG"),
    "Armenpress": ("Armenpress", "ARMENPRESS"),
    "Kazinform": ("Kazinform", "KAZINFORM"),
    "IRNA": ("IRNA",),
    "ISNA": ("ISNA",),
    "Mehr": ("MNA", "Mehr News Agency"),
    "Tasnim": ("Tasnim", "Tasnim News Agency"),
    "Fars": ("FNA", "Fars News Agency"),
    "INA": ("INA", "Iraqi News Agency"),
    "NINA": ("NINA",),
    "SANA": ("SANA", "Syrian Arab News Agency"),
    "Saba": ("Saba", "SABA", "Saba News Agency"),
    "SPA": ("SPA", "Saudi Press Agency"),
    "WAM": ("WAM", "Emirates News Agency"),
    "QNA": ("QNA", "Qatar News Agency"),
    "KUNA": ("KUNA", "Kuwait News Agency"),
    "BNA": ("BNA", "Bahrain News Agency"),
    "Petra": ("Petra", "Jordan News Agency"),
    "NNA": ("NNA", "National News Agency"),
    "WAFA": ("WAFA", "Palestinian News and Information Agency"),
    "MENA": ("MENA", "Middle East News Agency"),
    "SUNA": ("SUNA", "Sudan News Agency"),
    "ENA": ("ENA", "Ethiopian News Agency"),
    "NAN": ("NAN", "News Agency of Nigeria"),
    "GNA": ("GNA", "Ghana News Agency"),
    "KNA": ("Kenya News Agency",),
    "APS": ("APS", "Algérie Presse Service"),
    "MAP": ("MAP", "Maghreb Arabe Presse"),
    "TAP": ("TAP", "Tunis Afrique Presse"),
    "Pajhwok": ("Pajhwok", "Pajhwok Afghan News"),
    "CNN": ("CNN", "CNN Wire"),
    "IPS": ("IPS", "Inter Press Service"),
    "BNO News": ("BNO News", "BNO"),
}

_BY_SPELLING = {spelling: name for name, spellings in AGENCIES.items() for spelling in spellings}
_BY_SPELLING |= {"ap": "AP", "afp": "AFP", "efe": "EFE", "taz/dpa": "dpa", "ap/dpa": "AP, dpa"}

# Longest first, so that "Associated Press of Pakistan" is not read as "Associated Press".
SPELLINGS = "|".join(re.escape(name) for name in sorted(_BY_SPELLING, key=len, reverse=True))
"""All spellings as one alternation for a pattern; spelled exactly, since "map" is also a word."""


def agency_named(credit: str) -> str | None:
    """The agency that a credit names, several joined by a comma; ``None`` if one is unknown."""
    credit = credit.strip(" ()[]/.,-–—|")
    if credit in _BY_SPELLING:
        return _BY_SPELLING[credit]
    parts = [part.strip() for part in re.split(r"[/,&]| and ", credit)]
    names = [_BY_SPELLING.get(part) for part in parts]
    if len(names) < 2 or None in names:
        return None
    return ", ".join(dict.fromkeys(name for name in names if name))
