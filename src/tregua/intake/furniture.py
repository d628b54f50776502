"""Page furniture that survives in plain text, as classes of lines.

Each class has several wordings; a line is furniture only if the whole line fits. What a class
removes is counted and named in the report's ``problems``, so that a reader can tell what is gone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LONGEST = 300
"""A line longer than this is prose, whatever it begins with."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """One class: what it is called, and the wordings of its lines."""

    name: str
    lines: re.Pattern[str]
    longest: int = _LONGEST


def _class(name: str, *wordings: str, longest: int = _LONGEST) -> Furniture:
    return Furniture(
        name, re.compile("|".join(f"(?:{w})" for w in wordings), re.IGNORECASE), longest
    )


_BULLET = r"(?:[-*•·»›▶]\s*|\d{1,2}[.)]\s*)?"

CLASSES = (
    _class(
        "skip link",
        _BULLET + r"(?:skip|jump|go|back) (?:directly )?to (?:the )?"
        r"(?:main |primary |top |more |site |page |home ?)*"
        r"(?:content|menu|navigation|nav|search|footer|header|sidebar|article|top|text|results"
        r"|comments|page|homepage|home|[\w.]+ sites?)\.?",
        _BULLET
        + r"(?:accessibility (?:links|help|menu)|(?:close|open) menu|main (?:menu|navigation)"
        r"|toggle (?:menu|navigation|search)|menu|search|home|navigation|sections"
        r"|exit full ?screen)",
    ),
    _class(
        "comment form",
        r"please (?:enter|put|write|type|leave|add|insert|give|provide|fill in) (?:in )?(?:your|"
        r"a|an|the|valid)"
        r"(?: valid)? (?:full )?(?:comment|name|e-?mail|reply|website|message|answer|"
        r"captcha)\b.{0,40}",
        r"(?:leave|post|write|add|submit) (?:a|your|the first) (?:reply|comment|response|"
        r"review)\b.{0,40}",
        r"(?:your )?e-?mail (?:address )?(?:will|is) (?:not|never) (?:be )?(?:published|shared|"
        r"displayed)\.?"
        r"(?: required fields are marked.{0,5})?",
        r"required fields are marked.{0,5}|cancel reply|post comment|submit comment|load comments",
        r"save my (?:name|details|information)\b.{0,120}",
        r"you (?:have entered an incorrect|must be logged in|need to (?:log|sign) in|must (?:log|"
        r"sign) in)\b"
        r".{0,80}",
        r"(?:log|sign) in (?:to|or register to) (?:leave a |post a )?(?:comment|reply)s?\.?",
        r"notify me (?:of|by|when)\b.{0,100}|this site uses akismet.{0,120}",
        r"(?:name|e-?mail|website|comment|message)(?: address)?\s*(?:\*|\(required\)|:\s*\*|:)",
        r"(?:no|\d+|view|show|read|see|all|hide)\s+comments?(?: yet)?(?:\s*\(?\d+\)?)?|comments?"
        r"(?:\s*[:(]\s*\d+\s*\)?|\s+(?:are )?(?:closed|off|policy|section))",
    ),
    _class(
        "share bar",
        r"(?:please )?(?:share|like|tweet|pin|forward|send|e-?mail|print|bookmark) "
        r"this(?:\s+(?:article|story|"
        r"post|page|news|on|via|with|to|:|\W|\w+){0,8})?[.!:]?",
        r"(?:click|tap|press) (?:here )?to (?:share|email|print|tweet|copy)\b.{0,80}",
        r"(?:follow|like|find|join|add|connect with) us (?:on|at|@)\b.{0,120}",
        r"(?:sharing|share) (?:is caring|options|tools|link|buttons).{0,20}|copy (?:link|url)|"
        r"link copied!?",
        r"(?:total )?(?:\d[\d.,]*k?\s+)?shares?",
    ),
    _class(
        "related links",
        r"(?:[(\[]\s*)?(?:(?:also|more|must|now|please) )?(?:read|see|watch|listen)(?: (?:also|"
        r"more|next|now|on|too))?"
        r"(?: (?:here|about this))?\s*(?::|\||>>|»|→).{0,250}",
        r"(?:[(\[]\s*)?(?:see|read|watch) (?:also|more)\s*[-–—].{0,250}",
        r"(?:[(\[]\s*)?related(?: (?:news|stor(?:y|ies)|articles?|posts?|content|coverage|links?|"
        r"topics?|reading))?"
        r"\s*(?::|\||>>|»|-\s|–|—).{0,250}",
        r"(?:[(\[]\s*)?(?:don['’]t miss|in case you missed it|recommended(?: for you)?|you "
        r"(?:may|might) also "
        r"(?:like|be interested in)|more (?:on this|from this|in|about this)(?: \w+)?)\s*(?::|\||"
        r">>|»).{0,250}",
        r"(?:tags?|topics?|filed under|categories|category|keywords|labels)\s*:.{0,200}",
        r"(?:continue|keep) reading\b.{0,60}|(?:previous|next) (?:article|post|story)\b.{0,150}"
        r"|(?:click|tap) here (?:to|for)\b.{0,120}",
    ),
    _class(
        "newsletter prompt",
        r"(?:sign up|subscribe|register|join|get|receive|download|never miss|don['’]t miss|stay "
        r"(?:informed|up to date|"
        r"tuned|connected)|want more|for (?:more|the latest|all the latest|"
        r"breaking))\b[^\"“”]{0,220}\b(?:newsletters?|inbox"
        r"|e-?mail alerts?|alerts|notifications|(?:whatsapp|telegram|youtube|our) channels?|"
        r"mobile app|our app|google "
        r"news|subscription|bulletin|daily briefing|headlines)\b[^\"“”]{0,60}",
        r"(?:subscribe|sign up|register|log in|sign in|create (?:a |an )?(?:free )?account|"
        r"subscribe now|register now|"
        r"already (?:a subscriber|registered|have an account)\??.{0,40}|thank(?:s| you) for "
        r"(?:subscribing|signing up|"
        r"reading).{0,80}|support (?:our|independent) journalism.{0,120})[.!]?",
        r"by (?:signing up|subscribing|registering|clicking|submitting)\b.{0,60}\byou (?:agree|"
        r"accept|consent)\b.{0,160}",
    ),
    _class(
        "cookie notice",
        r".{0,120}\b(?:this|our|the|their) (?:web ?)?(?:site|page|partners?|"
        r"service)s?\b.{0,80}\buses? (?:\w+ ){0,3}cookies\b.*",
        r"(?:we|we and our (?:\d+ )?partners) (?:use|store|set|value)\b.{0,120}\b(?:cookies|your "
        r"privacy)\b.*",
        r"by (?:continuing|using|browsing|closing|visiting)\b.{0,120}\b(?:site|website|page|"
        r"cookies|browse)\b.{0,300}",
        r"(?:accept|reject|allow|decline|manage|agree to)(?: (?:all|only|necessary|essential|my|"
        r"the|optional))*"
        r"(?: (?:cookies?|preferences|settings|choices|consent))?(?: (?:and|&) (?:close|"
        r"continue))?",
        r"cookies? (?:policy|settings|notice|preferences|consent)|(?:privacy|cookie|terms)(?: "
        r"(?:policy|notice|of "
        r"(?:use|service)|and conditions))(?:\s*(?:\||·|,|and|&)?\s*(?:privacy|cookie|"
        r"terms).{0,40})?|i agree|got it!?",
        longest=700,
    ),
    _class(
        "view link",
        r"(?:exit|view|switch to|go to|close|see|visit) (?:the )?(?:mobile|desktop|full|print|"
        r"amp|standard|web|original)"
        r"(?:[- ]friendly)? (?:version|site|view|article|page)",
        r"(?:print|download|listen to|read aloud|save|report|embed|open)(?: this)? (?:article|"
        r"page|story|pdf|audio|an? "
        r"(?:error|typo|mistake))",
        r"(?:reading time\s*:?\s*)?(?:less than )?\d{1,3} ?(?:min(?:ute)?s?)(?: read| to read| "
        r"reading time)?",
        r"(?:listen|watch live|play|pause|mute|loading\.{0,3}|text size|font size|a-? ?a\+?|"
        r"scroll (?:down|to continue)"
        r"(?: for more)?)(?: \(\d.{0,20}\))?",
        r"(?:this (?:article|story|page) )?(?:was )?(?:translated by|auto-?translated|machine "
        r"translat\w+).{0,80}",
    ),
    _class(
        "advertisement",
        r"[-–—\s]*(?:advertisements?|sponsored(?: content| links?)?|promoted(?: content)?|ad|"
        r"paid content)[-–—\s:]*",
        r"[-–—\s]*(?:story|article|content|text) continues (?:below|after)\b.{0,40}|"
        r"advertisement\s*[-–—].{0,60}",
    ),
    _class(
        "copyright note",
        r"(?:©|\(c\)|copyright\b)\s.{0,250}",
        r"(?:.{0,80}[.,] )?all rights reserved\.?.{0,150}|this material may not be (?:published|"
        r"reproduced).{0,200}",
        longest=500,
    ),
    _class(
        "image credit",
        r"(?:.{0,240}(?:[.!?…\"”)\]]|\s[-–—|])\s*)?[(\[]?(?:(?:file |representative |"
        r"representational )?(?:image|photo|photograph"
        r"|picture|pic)s?(?:\s?(?:credit|source|courtesy|by))?|credits?|photographer|"
        r"illustration|screengrab|video)"
        r"\s*(?::|/|©|\bcourtesy of\b)\s*[^.!?:]{2,70}[)\]]?",
        r"(?:.{0,240}[\s(\[])?(?:photo|image|picture|photograph) (?:by|courtesy(?: of)?) "
        r"[^.!?]{2,70}[)\]]?",
        r"(?:.{0,240}[\s(\[])?(?:(?:reuters|afp|epa|epa-efe|ap photo|ap|getty images?|anadolu|"
        r"xinhua|tass)\s?/\s?(?!reuters\b|afp\b|ap\b|dpa\b|efe\b)[^.!?]{2,50}"
        r"|(?:via )?getty images|ap photo)[)\]]?",
        r"[(\[]?(?:file|representative|illustrative|archive) (?:photo|image|picture)[)\]]?",
    ),
)

RELATED_HEADING = re.compile(
    r"(?:related|more|latest|top|other|popular|trending|recommended|most read|most popular|most "
    r"viewed|most shared|"
    r"editor['’]?s['’]? picks?|you (?:may|might) (?:also )?(?:like|be interested in)|(?:read|see|"
    r"watch) (?:also|more|next)|also read|"
    r"don['’]t miss|up next|what to read next|more (?:from|on) [\w ]{2,40})"
    r"(?: (?:news|stor(?:y|ies)|articles?|posts?|content|coverage|links?|topics?|reading|"
    r"headlines|videos?|today|now|for you|"
    r"on this(?: (?:story|topic))?))*\s*:?",
    re.IGNORECASE,
)
"""A heading over a list of links; the list goes with it."""

INLINE_LINK = re.compile(
    r"\s*[(\[](?:READ|ALSO READ|READ ALSO|READ MORE|SEE ALSO|SEE|RELATED|WATCH|LISTEN|MORE|Read "
    r"more|Read also|Also read|"
    r"See also|Related|Watch)\s*:\s[^()\[\]]{3,200}[)\]]"
)
"""A link in brackets inside a paragraph."""

_NETWORKS = """
    share tweet facebook twitter whatsapp email e-mail print pinterest linkedin telegram
    reddit messenger viber tumblr vk flipboard instagram youtube x copy bluesky mastodon
    threads odnoklassniki weibo wechat skype
"""
_SHARE_STRONG = frozenset(_NETWORKS.split())
_SHARING_WORDS = """
    on by via this link article story post page to with a friend opens in new window pin like
    follow us save mix line gmail rss more url pocket the google plus send button buttons
    shares mail feed icon
"""
_SHARE_WEAK = frozenset(_SHARING_WORDS.split())
_SHARE_SPLIT = re.compile(r"[\s|,/•·&+:()\d.…!-]+")


def furniture_class(line: str) -> str | None:
    """The class of furniture that a line is, or ``None`` where it is text."""
    line = line.strip()
    for kind in CLASSES:
        if len(line) <= kind.longest and kind.lines.fullmatch(line):
            return kind.name
    if len(line) <= 200 and _is_share_bar(line):
        return "share bar"
    return None


def _is_share_bar(line: str) -> bool:
    """Nothing but names of networks and words of sharing, in any order."""
    words = [word for word in _SHARE_SPLIT.split(line.lower()) if word]
    return (
        bool(words)
        and any(word in _SHARE_STRONG for word in words)
        and all(word in _SHARE_STRONG or word in _SHARE_WEAK for word in words)
    )
