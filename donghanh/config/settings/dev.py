"""One PC, the demo commune, no proxy: what ``python3 run.py`` serves."""

from donghanh.config.settings import environment as env
from donghanh.config.settings.base import *  # noqa: F403 - settings modules build on each other

SECRET_KEY = env.secret("django").decode()
AUDIT_KEY = env.secret("audit")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *env.text("DONGHANH_HOSTS", "").split()]
DONGHANH_DEMO = env.flag("DONGHANH_DEMO", default=True)
if (
    DONGHANH_DEMO and not NOTICE_CHANNELS
):  # a demo sends nothing anywhere: its mails lie in a file, and a page shows them
    NOTICE_CHANNELS = ["donghanh.notices.channels.filed.FiledMail"]
NOTICE_ADDRESS = NOTICE_ADDRESS or "http://localhost:8000/"
