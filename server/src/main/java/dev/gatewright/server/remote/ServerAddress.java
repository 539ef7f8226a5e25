package dev.gatewright.server.remote;

import dev.gatewright.server.api.AdminApi;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// Where a server has its API of administration: over TLS, unless it is this machine.
public record ServerAddress(URI base) {
  /// The address that was typed; absent where a key must not be sent to it.
  public static Optional<ServerAddress> parse(String typed) {
    try {
      var uri = new URI(typed.endsWith("/") ? typed.substring(0, typed.length() - 1) : typed);
      var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
      boolean safe = scheme.equals("https") || (scheme.equals("http") && isLoopback(uri.getHost()));
      boolean plain =
          uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
      return safe && plain && uri.getHost() != null
          ? Optional.of(new ServerAddress(uri))
          : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  /// A name is asked of nobody: whoever answers for the DNS would decide where the key goes.
  private static boolean isLoopback(String host) {
    return host != null
        && (host.equalsIgnoreCase("localhost")
            || host.equals("[::1]")
            || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}"));
  }

  /// Whether it is asked without TLS.
  boolean isPlain() {
    return base.getScheme().equalsIgnoreCase("http");
  }

  URI commands() {
    return URI.create(base + AdminApi.PATH + "/commands");
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
