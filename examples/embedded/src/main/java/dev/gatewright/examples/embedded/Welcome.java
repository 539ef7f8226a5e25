package dev.gatewright.examples.embedded;

import dev.gatewright.protocol.issuer.Issuer;

/// What the program says when it is ready: where everything is, and what to try first.
final class Welcome {
  /// The example of RFC 7636 Appendix B.
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private Welcome() {}

  static String to(Issuer issuer) {
    return """
    The Address Book is its own authorization server.

      issuer         {issuer}
      metadata       {issuer}/.well-known/openid-configuration
      authorization  {issuer}/authorize
      token          {issuer}/token
      introspection  {issuer}/token/introspect, and {issuer}/token_info
      revocation     {issuer}/token/revoke
      user info      {issuer}/userinfo
      keys           {issuer}/jwks

      clients        web      secret {secret}, for http://localhost:3000/callback
                     browser  public, for http://localhost:5173/callback
                     old      public, with PKCE hashes in hexadecimal, for http://localhost:4000/callback
      people         ada      correct horse battery
                     bob      bob builds bridges

    A token for a program:

      curl -u web:{secret} -d grant_type=client_credentials -d scope=contacts.read {issuer}/token

    A token for a person: open this, log in, and take the code out of the address that you come to.

      {issuer}/authorize?response_type=code&client_id=web&redirect_uri=http://localhost:3000/callback&scope=openid%20profile%20contacts.read&state=xyz&code_challenge={challenge}&code_challenge_method=S256

      curl -u web:{secret} -d grant_type=authorization_code -d redirect_uri=http://localhost:3000/callback -d code_verifier={verifier} -d code=CODE {issuer}/token
    """
        .replace("{issuer}", issuer.url())
        .replace("{secret}", Registrations.WEB_SECRET)
        .replace("{challenge}", CHALLENGE)
        .replace("{verifier}", VERIFIER);
  }
}
