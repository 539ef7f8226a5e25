package dev.gatewright.protocol.authorize;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.SystemClaims;
import dev.gatewright.protocol.oauth.SessionId;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// `session_state` (OpenID Connect Session Management §3.2), for clients that expect the parameter.
/// There is no iframe to ask with it.
final class SessionState {
  private static final int SALT_LENGTH = 16;

  private SessionState() {}

  static void add(
      Map<String, String> fields,
      Client client,
      String redirectUri,
      Optional<SessionId> session,
      String code) {
    if (client.option(Client.SYSTEM_CLAIMS) == SystemClaims.AUTHPI && session.isPresent()) {
      var salt = hash(code).substring(0, SALT_LENGTH);
      var text =
          String.join(" ", client.id().value(), origin(redirectUri), session.get().value(), salt);
      fields.put("session_state", hash(text) + "." + salt);
    }
  }

  private static String origin(String redirectUri) {
    var uri = URI.create(redirectUri);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
