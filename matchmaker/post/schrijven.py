"""Write a mail as it goes over the line (RFC 5322), the same at every attempt."""

from __future__ import annotations

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from email_validator import EmailNotValidError, validate_email

from matchmaker.core.post.poststuk import Fout, Mail, Onbezorgbaar, Soort
from matchmaker.core.woorden import nabij
from matchmaker.keys import PAGES, VOORSTEL_PAGES
from matchmaker.post.teksten import Teksten


@dataclass(frozen=True)
class Schrijver:
    """Makes mails of one municipality."""

    teksten: Teksten
    gemeente: str  # also the name of the sender
    afzender: str  # the sender's address
    adres: str  # where people find the pages: scheme, host and port, without a slash at the end

    def schrijf(self, mail: Mail) -> EmailMessage:
        """Write a mail.

        Raises:
            Onbezorgbaar: no mail can go to this address.
        """
        filled = {"gemeente": self.gemeente, "link": self._link(mail)}
        if mail.tot_en_met:
            filled["tot_en_met"] = nabij(mail.tot_en_met)
        made = EmailMessage(policy=SMTP)
        made["From"] = Address(self.gemeente, addr_spec=self.afzender)
        made["To"] = Address(addr_spec=ontvanger(mail.aan))
        made["Subject"] = self.teksten.onderwerp(mail.soort, filled)
        made["Date"] = mail.gemaakt_op
        made["Message-ID"] = f"<{mail.bericht_id}@{self.afzender.rpartition('@')[2]}>"
        made["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office comes back
        made["Content-Language"] = "nl"
        made.set_content(self.teksten.tekst(mail.soort, filled), cte="quoted-printable")
        return made

    def _link(self, mail: Mail) -> str:
        if mail.soort is Soort.VOORSTEL:
            return f"{self.adres}{VOORSTEL_PAGES}/{mail.token}"
        # Not to the request itself: its address bears the referentie.
        return f"{self.adres}{PAGES}"


def ontvanger(address: str) -> str:
    """Give an address as any mail server takes it: one address, in ASCII; a domain in another script is written so.

    Raises:
        Onbezorgbaar: it is none.
    """
    try:
        checked = validate_email(address, check_deliverability=False, allow_smtputf8=False, strict=True)
    except (EmailNotValidError, UnicodeError):
        raise Onbezorgbaar(Fout.ADRES) from None
    return f"{checked.local_part}@{checked.ascii_domain}"
