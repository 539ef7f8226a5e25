import requests
from app import APP, CLIENT_ID, CLIENT_SECRET, ISSUER, serve
from authlib.integrations.requests_client import OAuth2Session
from authlib.jose import JsonWebKey, jwt

metadata = requests.get(ISSUER + "/.well-known/openid-configuration").json()


def client(**more):
    return OAuth2Session(
        CLIENT_ID, CLIENT_SECRET, scope="openid email", redirect_uri=APP + "/callback", **more)


def begin(session):
    address, session["state"] = client().create_authorization_url(metadata["authorization_endpoint"])
    return address


def end(session, address):
    tokens = client(state=session["state"]).fetch_token(
        metadata["token_endpoint"], authorization_response=address)
    keys = JsonWebKey.import_key_set(requests.get(metadata["jwks_uri"]).json())
    claims = jwt.decode(tokens["id_token"], keys)
    claims.validate()
    return claims["email"]


serve(begin, end)
