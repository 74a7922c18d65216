"""The tables of the foundation, gathered where Django looks for them."""

from donghanh.foundation.audit.models import AuditEvent

__all__ = ["AuditEvent"]
