"""One PC, the demo commune, no proxy: what ``python3 run.py`` serves."""

from donghanh.config.settings import environment as env
from donghanh.config.settings.base import *  # noqa: F403 - settings modules build on each other

SECRET_KEY = env.secret("django").decode()
AUDIT_KEY = env.secret("audit")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *env.text("DONGHANH_HOSTS", "").split()]
DONGHANH_DEMO = env.flag("DONGHANH_DEMO", default=True)
if (
    DONGHANH_DEMO and not NOTICE_CHANNELS
):  # a demo sends nothing anywhere: what would leave lies in files, and a page shows it
    NOTICE_CHANNELS = [f"donghanh.notices.channels.filed.{road}" for road in ("FiledMail", "FiledSms", "FiledZalo")]
NOTICE_ADDRESS = NOTICE_ADDRESS or "http://localhost:8000/"
