"""Read and check what a conversation hands in: shape (JSON schema), codes (vocabulary) and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, TypeVar, cast

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from matchmaker.core.errors import Fault, InvalidRequest
from matchmaker.core.hulpvraag import (
    Aanvraag,
    Contact,
    Feit,
    Frequentie,
    Mantelzorg,
    Netwerk,
    Respijt,
    Toestemming,
)
from matchmaker.core.text import clean_all
from matchmaker.core.vocabulary import activiteiten, codes, hulpvraag_schema

GIVEN_BY_THE_QUEUE = ("referentie", "ingediend_op", "status")
MAX_WORDS = 120  # of the samenvatting, as the schema describes it
MAX_FACTS = 200  # far above any conversation; keeps one request from filling the store
MAX_SIGNS = 20_000  # of one text

T = TypeVar("T")

_E164 = re.compile(r"\+[1-9]\d{6,14}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_POSTCODE = re.compile(r"([1-9]\d{3})(?:\s?([A-Za-z]{2}))?")


def read(aanvraag: Mapping[str, Any]) -> Aanvraag:
    """Check and build an aanvraag from the JSON of `hulpvraag.schema.json` (without what the queue gives).

    Properties that the schema does not name are not kept: what is stored about a person has a purpose.
    Control characters are dropped, the leefgebied of a fact follows from its activity, a postcode is
    written "1234 AB".

    Raises:
        InvalidRequest: with a JSON pointer for each fault; never with the values, which may be personal.
    """
    data: dict[str, Any] = clean_all(dict(aanvraag))
    # The validator reports each missing property apart: once is enough.
    faults = tuple(dict.fromkeys(_schema_faults(data))) or tuple(_code_faults(data))
    if faults:
        raise InvalidRequest(faults)
    return _build(data)


def normalise_postcode(text: str) -> str | None:
    """Write a postcode as "1234" or "1234 AB"; None where it is none."""
    match = _POSTCODE.fullmatch(text.strip())
    if not match:
        return None
    digits, letters = match.groups()
    return f"{digits} {letters.upper()}" if letters else digits


@lru_cache(maxsize=1)
def _validator() -> Draft202012Validator:
    schema = dict(hulpvraag_schema())
    schema["required"] = [name for name in schema["required"] if name not in GIVEN_BY_THE_QUEUE]
    return Draft202012Validator(schema, format_checker=FormatChecker())


def _schema_faults(data: dict[str, Any]) -> Iterator[Fault]:
    for error in sorted(_validator().iter_errors(data), key=lambda error: list(map(str, error.path))):
        yield Fault(_pointer(*error.absolute_path), _reason(error))


def _reason(error: ValidationError) -> str:
    """Say what is asked, not what came: the value may be personal."""
    if error.validator == "required":
        required: list[str] = cast("list[str]", error.validator_value)
        instance: dict[str, Any] = cast("dict[str, Any]", error.instance)
        missing = [name for name in required if name not in instance]
        return f"misses {', '.join(missing)}"
    return f"must have {error.validator} {error.validator_value}"


def _code_faults(data: dict[str, Any]) -> Iterator[Fault]:
    if not data["toestemming"]["gegeven"]:
        yield Fault("/toestemming/gegeven", "must be true: nothing is passed on without consent")
    if len(data["feiten"]) > MAX_FACTS:
        yield Fault("/feiten", f"must be at most {MAX_FACTS}")
    if len(data["samenvatting"].split()) > MAX_WORDS:
        yield Fault("/samenvatting", f"must be at most {MAX_WORDS} words")
    for path, text in _texts(data):
        if len(text) > MAX_SIGNS:
            yield Fault(path, f"must be at most {MAX_SIGNS} signs")
    for place, feit in enumerate(data["feiten"]):
        if feit["activiteit"] not in activiteiten():
            yield Fault(_pointer("feiten", place, "activiteit"), "must be a code of the vocabulary")
        if feit.get("wie") is not None and feit["wie"] not in codes("wie"):
            yield Fault(_pointer("feiten", place, "wie"), "must be a code of the vocabulary")
    for place, signaal in enumerate(data["signalen"]):
        if signaal not in codes("signalen"):
            yield Fault(_pointer("signalen", place), "must be a code of the vocabulary")
    contact = data.get("contact") or {}
    if contact.get("telefoon") and not _E164.fullmatch(contact["telefoon"]):
        yield Fault("/contact/telefoon", "must be E.164, as +31612345678")
    if contact.get("email") and not _EMAIL.fullmatch(contact["email"]):
        yield Fault("/contact/email", "must be an address")
    if contact.get("postcode") and not normalise_postcode(contact["postcode"]):
        yield Fault("/contact/postcode", "must be 1234 or 1234 AB")


def _texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, member in value.items():
            yield from _texts(member, path + _pointer(key))
    elif isinstance(value, list):
        for place, member in enumerate(value):
            yield from _texts(member, path + _pointer(place))


def _pointer(*parts: str | int) -> str:
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def _build(data: dict[str, Any]) -> Aanvraag:
    return Aanvraag(
        versie=data["versie"],
        kanaal=data["kanaal"],
        rol=data["rol"],
        situatie=data["situatie"],
        feiten=tuple(_feit(feit) for feit in data["feiten"]),
        netwerk=_part(Netwerk, data.get("netwerk")),
        vrijwilliger_welkom=data.get("vrijwilliger_welkom"),
        mantelzorg=_mantelzorg(data.get("mantelzorg")),
        trede=data["trede"],
        signalen=tuple(dict.fromkeys(data["signalen"])),
        contact=_contact(data.get("contact")),
        toestemming=_toestemming(data["toestemming"]),
        samenvatting=data["samenvatting"],
    )


def _part(kind: type[T], data: Mapping[str, Any] | None) -> T | None:
    """Build a dataclass from the properties that it has; None stays None."""
    if data is None:
        return None
    names = kind.__dataclass_fields__  # type: ignore[attr-defined]
    return kind(**{name: value for name, value in data.items() if name in names})


def _feit(data: Mapping[str, Any]) -> Feit:
    known = {name: data.get(name) for name in ("soort", "activiteit", "wie", "moment", "citaat")}
    return Feit(
        **known,  # type: ignore[arg-type]
        leefgebied=activiteiten()[data["activiteit"]],
        frequentie=_part(Frequentie, data.get("frequentie")),
    )


def _mantelzorg(data: Mapping[str, Any] | None) -> Mantelzorg | None:
    carer = _part(Mantelzorg, data)
    return replace(carer, respijt=_part(Respijt, (data or {}).get("respijt"))) if carer else None


def _contact(data: Mapping[str, Any] | None) -> Contact | None:
    contact = _part(Contact, {name: value or None for name, value in (data or {}).items()})
    if contact is None or contact == Contact(voorkeur=contact.voorkeur):
        return None  # nothing to reach the person with: anonymous
    return replace(contact, postcode=normalise_postcode(contact.postcode or ""))


def _toestemming(data: Mapping[str, Any]) -> Toestemming:
    return Toestemming(
        gegeven=data["gegeven"],
        tekstversie=data["tekstversie"],
        tijdstip=datetime.fromisoformat(data["tijdstip"].upper()).astimezone(UTC),
        doel=tuple(data["doel"]),
    )
