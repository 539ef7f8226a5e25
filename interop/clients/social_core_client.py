import re
from types import SimpleNamespace
from urllib.parse import parse_qsl, urlsplit

from app import APP, CLIENT_ID, CLIENT_SECRET, ISSUER, serve
from social_core.backends.open_id_connect import OpenIdConnectAuth
from social_core.storage import AssociationMixin, BaseStorage
from social_core.strategy import BaseStrategy

SETTINGS = {
    "OIDC_ENDPOINT": ISSUER,
    "KEY": CLIENT_ID,
    "SECRET": CLIENT_SECRET,
    "SCOPE": ["openid", "profile", "email"],
    "IGNORE_DEFAULT_SCOPE": True,
}
_nonces = {}


class Nonces(AssociationMixin):
    @classmethod
    def store(cls, server_url, association):
        _nonces[association.handle] = SimpleNamespace(id=association.handle, handle=association.handle)

    @classmethod
    def get(cls, server_url=None, handle=None):
        return [_nonces[handle]] if handle in _nonces else []

    @classmethod
    def remove(cls, ids_to_delete):
        for one in ids_to_delete:
            _nonces.pop(one)


class Storage(BaseStorage):
    association = Nonces


class Strategy(BaseStrategy):
    """What a framework's integration does: django-social-auth and the like."""

    def __init__(self, session, data):
        super().__init__(Storage)
        self.session, self.data = session, data

    def get_setting(self, name):
        return SETTINGS[re.sub("^SOCIAL_AUTH_(OIDC_)?", "", name)]

    def request_data(self, merge=True):
        return self.data

    def session_get(self, name, default=None):
        return self.session.get(name, default)

    def session_set(self, name, value):
        self.session[name] = value

    def session_pop(self, name):
        return self.session.pop(name, None)

    def build_absolute_uri(self, path=None):
        return APP + (path or "")

    def redirect(self, url):
        return url

    def authenticate(self, backend, *args, **kwargs):
        return backend.get_user_details(kwargs["response"])["email"]


def backend(session, data):
    return OpenIdConnectAuth(Strategy(session, data), redirect_uri="/callback")


serve(
    lambda session: backend(session, {}).start(),
    lambda session, address: backend(session, dict(parse_qsl(urlsplit(address).query))).auth_complete(),
)
