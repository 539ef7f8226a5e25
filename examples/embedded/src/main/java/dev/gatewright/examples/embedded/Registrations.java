package dev.gatewright.examples.embedded;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Secret;
import java.util.List;

/// The clients that may ask for tokens. In a real application they come from its database, and
/// their secrets from wherever it keeps secrets.
final class Registrations {
  static final String WEB_SECRET = "web-secret-0123456789-0123456789";

  private Registrations() {}

  static List<Client> clients(ErrorStyle errors) {
    return List.of(web(errors), browser(errors), old(errors));
  }

  /// An application on a server, which can keep a secret, and calls the API in its own name too.
  private static Client web(ErrorStyle errors) {
    return Client.confidential("web", new Secret(WEB_SECRET))
        .name("Web application")
        .redirectUris("http://localhost:3000/callback")
        .grants(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN, GrantType.CLIENT_CREDENTIALS)
        .scopes("openid", "profile", "email", "contacts.read", "contacts.write")
        .errorStyle(errors)
        .build();
  }

  /// An application in the browser, which cannot keep a secret: it has none, and must use PKCE. Its
  /// pages may call the token endpoint.
  private static Client browser(ErrorStyle errors) {
    return Client.publicClient("browser")
        .name("Browser application")
        .redirectUris("http://localhost:5173/callback")
        .allowedOrigins("http://localhost:5173")
        .grants(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN)
        .scopes("openid", "profile", "email", "contacts.read")
        .errorStyle(errors)
        .build();
  }

  /// An application of years ago that nobody can change: it encodes its PKCE hash as hexadecimal
  /// text first.
  private static Client old(ErrorStyle errors) {
    return Client.publicClient("old")
        .name("Old application")
        .redirectUris("http://localhost:4000/callback")
        .grants(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN)
        .scopes("contacts.read")
        .pkceLegacyHex()
        .errorStyle(errors)
        .build();
  }
}
