import os

from app import APP, CLIENT_ID, CLIENT_SECRET, ISSUER, serve
from requests_oauthlib import OAuth2Session

os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"  # for http://localhost alone


def client(**more):
    return OAuth2Session(CLIENT_ID, scope=["openid", "email"], redirect_uri=APP + "/callback", **more)


def begin(session):
    address, session["state"] = client().authorization_url(ISSUER + "/oauth2/authorize")
    return address


def end(session, address):
    http = client(state=session["state"])
    http.fetch_token(
        ISSUER + "/oauth2/token", authorization_response=address, client_secret=CLIENT_SECRET)
    return http.get(ISSUER + "/oauth2/userinfo").json()["email"]


serve(begin, end)
