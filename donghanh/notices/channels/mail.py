"""E-mail through the office's own mail server (SMTP)."""

import contextlib
import smtplib

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext_lazy as _

from donghanh.notices.channels.base import PATIENCE_SECONDS, NotSent
from donghanh.people.models import Person

_TEMPORARY = range(400, 500)


class Mail:
    """Hands a message to the mail server with Django's own SMTP backend, over a connection of its own."""

    code = "email"
    name = _("Thư điện tử")

    def address_of(self, person: Person) -> str:
        """The address of somebody who can sign in; a message leads there."""
        return person.email if person.user else ""

    def send(self, address: str, subject: str, body: str) -> None:
        """Raises :class:`NotSent` while no word of the message has left, and when the server refuses it by a code."""
        connection = get_connection(settings.NOTICE_MAIL_BACKEND, timeout=PATIENCE_SECONDS)
        try:
            connection.open()
        except (OSError, smtplib.SMTPException) as error:
            raise NotSent("unreachable", again=True) from error
        message = EmailMessage(
            subject,
            body,
            settings.DEFAULT_FROM_EMAIL,
            [address],
            connection=connection,
            headers={"Auto-Submitted": "auto-generated"},  # RFC 3834: keeps holiday replies away
        )
        try:
            taken = connection.send_messages([message])
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _said in error.recipients.values()]
            raise NotSent("refused", again=all(code in _TEMPORARY for code in codes)) from error
        except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
            raise NotSent("refused", again=error.smtp_code in _TEMPORARY) from error
        finally:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                connection.close()
        if not taken:
            raise NotSent("refused")
