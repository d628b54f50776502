"""The closed vocabularies, after PLOVER, ACLED, FactBank, ETH/PRIO CF and the codebook."""

from __future__ import annotations

from enum import StrEnum


class PublishedBasis(StrEnum):
    """Where a report's date comes from."""

    METADATA = "metadata"
    TEXT = "text"
    GIVEN = "given"
    NONE = "none"


class Relation(StrEnum):
    """How one report relates to another (CODEBOOK, 5)."""

    COPY = "copy"
    REWRITE = "rewrite"
    TRANSLATION = "translation"
    QUOTES = "quotes"
    INDEPENDENT = "independent"
    UNKNOWN = "unknown"


class SpeakerKind(StrEnum):
    """Who speaks: a named person or body, an unnamed one, several, a document, the report."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    COLLECTIVE = "collective"
    DOCUMENT = "document"
    REPORT = "report"


class Stance(StrEnum):
    """What a speaker does with a proposition."""

    REPORT = "report"
    CLAIM = "claim"
    ACCUSE = "accuse"
    ADMIT = "admit"
    DENY = "deny"
    PROMISE = "promise"
    THREAT = "threat"
    DEMAND = "demand"
    DOUBT = "doubt"


class Certainty(StrEnum):
    """FactBank's modality axis, by the words used."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class EventCode(StrEnum):
    """PLOVER root codes (16)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    COOPERATE = "COOPERATE"
    AID = "AID"
    CONCEDE = "CONCEDE"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class SubEvent(StrEnum):
    """ACLED sub-event types, for violence and what stands near it."""

    ARMED_CLASH = "Armed clash"
    AIR_DRONE_STRIKE = "Air/drone strike"
    SHELLING = "Shelling/artillery/missile attack"
    IED = "Remote explosive/landmine/IED"
    SUICIDE_BOMB = "Suicide bomb"
    GRENADE = "Grenade"
    CHEMICAL_WEAPON = "Chemical weapon"
    ATTACK = "Attack"
    ABDUCTION = "Abduction/forced disappearance"
    SEXUAL_VIOLENCE = "Sexual violence"
    MOB_VIOLENCE = "Mob violence"
    LOOTING = "Looting/property destruction"
    DISRUPTED_WEAPONS = "Disrupted weapons use"
    EXCESSIVE_FORCE = "Excessive force against protesters"
    ARREST = "Arrests"
    GOVERNMENT_REGAINS = "Government regains territory"
    NON_STATE_TAKES = "Non-state actor overtakes territory"


class CeasefireAct(StrEnum):
    """What somebody does to a ceasefire (CODEBOOK, 1)."""

    OFFER = "offer"
    DECLARE = "declare"
    AGREE = "agree"
    ACCEPT = "accept"
    REJECT = "reject"
    EXTEND = "extend"
    SUSPEND = "suspend"
    RESUME = "resume"
    VIOLATE = "violate"
    END = "end"


class TermSlot(StrEnum):
    """The slots of a ceasefire's terms."""

    PARTY = "party"
    PROTECTED = "protected"
    PROHIBITED = "prohibited"
    START = "start"
    END = "end"
    DURATION = "duration"
    AREA = "area"
    CONDITION = "condition"
    EXCEPTION = "exception"
    PURPOSE = "purpose"
    MEDIATOR = "mediator"
    GUARANTOR = "guarantor"
    MONITOR = "monitor"
    TYPE = "type"


class Modality(StrEnum):
    """What a term does to its debtor."""

    PROHIBIT = "prohibit"
    OBLIGE = "oblige"
    PERMIT = "permit"


class Qualifier(StrEnum):
    """How a number was said."""

    EXACTLY = "exactly"
    UP_TO = "up to"
    AT_LEAST = "at least"
    ABOUT = "about"


class TimePrecision(StrEnum):
    """How exact a time is."""

    MINUTE = "minute"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    VAGUE = "vague"


class PlacePrecision(StrEnum):
    """How exact a place is."""

    EXACT = "exact"
    TOWN = "town"
    DISTRICT = "district"
    COUNTRY = "country"
    VAGUE = "vague"


class ActorKind(StrEnum):
    """What an actor is."""

    STATE = "state"
    GOVERNMENT = "government"
    ARMED_FORCES = "armed forces"
    REBEL_GROUP = "rebel group"
    MILITIA = "militia"
    POLITICAL_PARTY = "political party"
    IGO = "intergovernmental organisation"
    CIVIL_ORGANISATION = "civil organisation"
    MEDIA = "media"
    PERSON = "person"
    CIVILIANS = "civilians"
    UNKNOWN = "unknown"


class CeasefireKind(StrEnum):
    """Who declared it: one side, two, more."""

    UNILATERAL = "unilateral"
    BILATERAL = "bilateral"
    MULTILATERAL = "multilateral"
    UNKNOWN = "unknown"


class CeasefireClass(StrEnum):
    """ETH/PRIO CF ``ceasefire_class``."""

    CESSATION = "cessation"
    PRELIMINARY = "preliminary"
    DEFINITIVE = "definitive"
    UNCLEAR = "unclear"


class Purpose(StrEnum):
    """ETH/PRIO CF purposes; several may hold."""

    HUMANITARIAN = "humanitarian"
    PEACE_PROCESS = "peace process"
    HOLIDAY = "holiday"
    ELECTION = "election"
    OTHER = "other"
    UNCLEAR = "unclear"


class PartyRole(StrEnum):
    """What a party is to a ceasefire."""

    DECLARER = "declarer"
    BENEFICIARY = "beneficiary"
    ADDRESSEE = "addressee"
    MEDIATOR = "mediator"
    GUARANTOR = "guarantor"
    MONITOR = "monitor"


class Status(StrEnum):
    """How a ceasefire stands on a day (DESIGN, Monitoring)."""

    PROPOSED = "proposed"
    DECLARED = "declared"
    IN_FORCE = "in force"
    SUSPENDED = "suspended"
    REJECTED = "rejected"
    ENDED = "ended"
    UNKNOWN = "unknown"


class Holding(StrEnum):
    """How well it holds, from the findings of a window of days."""

    QUIET = "quiet"
    STRAINED = "strained"
    BREACHED = "breached"
    UNKNOWN = "unknown"


class Answer(StrEnum):
    """Kleene's three truth values."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """The standing of a finding (CODEBOOK, 4)."""

    OUTSIDE = "outside the terms"
    POSSIBLE = "possible"
    ALLEGED = "alleged"
    ADMITTED = "admitted"
    VERIFIED = "verified"
    DISMISSED = "dismissed"


class ConditionState(StrEnum):
    """Where a condition stands."""

    OPEN = "open"
    MET = "met"
    FAILED = "failed"
    UNKNOWN = "unknown"
