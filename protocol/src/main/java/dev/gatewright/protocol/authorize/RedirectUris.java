package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.EngineOptions.LoopbackRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which redirect URIs a client may use: those it registered, compared as exact strings (RFC 9700
/// §2.1). Nothing is parsed to compare.
///
/// The one exception is the port of a loopback address (RFC 8252 §7.3), as the host's
/// [LoopbackRule] says.
final class RedirectUris {
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "(http://(?:127\\.0\\.0\\.1|\\[::1]|localhost))(?::([1-9][0-9]{0,4}))?((?:[/?].*)?)");
  private static final int MAX_PORT = 65535;

  private RedirectUris() {}

  static boolean isRegistered(Client client, String uri, LoopbackRule rule) {
    if (client.redirectUris().contains(uri)) {
      return true;
    }
    boolean applies =
        switch (rule) {
          case NATIVE_CLIENTS ->
              client.type() == Client.ClientType.NATIVE && !uri.startsWith("http://localhost");
          case EVERY_CLIENT -> true;
        };
    var presented = withoutPort(uri);
    return applies
        && presented.isPresent()
        && client.redirectUris().stream()
            .anyMatch(registered -> withoutPort(registered).equals(presented));
  }

  /// True if `uri` is an absolute URI without a fragment, as a redirect URI must be (RFC 6749
  /// §3.1.2).
  static boolean isWellFormed(String uri) {
    try {
      var parsed = new URI(uri);
      return parsed.isAbsolute() && parsed.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Optional<String> withoutPort(String uri) {
    Matcher matcher = LOOPBACK.matcher(uri);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var port = matcher.group(2);
    if (port != null && Integer.parseInt(port) > MAX_PORT) {
      return Optional.empty();
    }
    return Optional.of(matcher.group(1) + matcher.group(3));
  }
}
