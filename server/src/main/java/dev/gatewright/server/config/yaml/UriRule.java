package dev.gatewright.server.config.yaml;

import dev.gatewright.server.http.LoopbackOnly;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// Which URIs a file may register. They are checked here once; later ones are only compared with
/// these as exact text (RFC 9700 §2.1).
public final class UriRule {
  private static final int LONGEST = 2000;

  private UriRule() {}

  /// What is wrong with a place that a browser is sent to, or nothing. https anywhere, http on
  /// loopback hosts (RFC 8252 §7.3), and for native clients a private scheme with a dot in it (RFC
  /// 8252 §7.1): an allow-list, so that no script or data scheme ever passes.
  public static Optional<String> redirectFault(String text, boolean nativeClient) {
    var parsed = parse(text);
    if (parsed.isEmpty()) {
      return Optional.of("is not an absolute URI");
    }
    var uri = parsed.get();
    if (uri.getRawFragment() != null) {
      return Optional.of("has a fragment (#)");
    }
    if (text.indexOf('*') >= 0) {
      return Optional.of("has a wildcard (*)");
    }
    if (uri.getRawUserInfo() != null) {
      return Optional.of("has a user name in it");
    }
    var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "https" -> uri.getHost() == null ? Optional.of("has no host") : Optional.empty();
      case "http" ->
          isLoopback(uri) ? Optional.empty() : Optional.of("is plain http to a foreign host");
      default ->
          nativeClient && scheme.matches("[a-z][a-z0-9+-]*(\\.[a-z0-9+-]+)+")
              ? Optional.empty()
              : Optional.of("has the scheme " + scheme + ", which is not allowed here");
    };
  }

  /// An https URL, or http on a loopback host, without query, fragment or user name and with no
  /// slash at its end: what an issuer may be (OpenID Connect Discovery §3).
  public static Optional<URI> issuer(String text) {
    return parse(text)
        .filter(UriRule::isServer)
        .filter(uri -> uri.getRawQuery() == null && uri.getRawFragment() == null)
        .filter(uri -> !text.endsWith("/") && uri.getRawPath().indexOf("//") < 0)
        .filter(uri -> uri.normalize().equals(uri))
        .filter(uri -> isLowerCase(text.substring(0, text.length() - uri.getRawPath().length())));
  }

  /// `scheme://host[:port]` and nothing else, as an Origin header has it (RFC 6454 §7).
  public static Optional<URI> origin(String text) {
    return issuer(text).filter(uri -> uri.getRawPath().isEmpty());
  }

  /// The origin of a web address; nothing for a private scheme.
  public static Optional<String> originOf(String text) {
    return parse(text)
        .filter(UriRule::isServer)
        .map(uri ->
            uri.getScheme()
                + "://"
                + uri.getHost().toLowerCase(Locale.ROOT)
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
  }

  /// A URL that we ask ourselves: https, or http on a loopback host.
  public static Optional<URI> fetched(String text) {
    return parse(text).filter(UriRule::isServer).filter(uri -> uri.getRawFragment() == null);
  }

  public static boolean isAbsolute(String text) {
    return parse(text).filter(uri -> uri.getRawFragment() == null).isPresent();
  }

  private static boolean isLowerCase(String text) {
    return text.equals(text.toLowerCase(Locale.ROOT));
  }

  private static boolean isServer(URI uri) {
    var scheme = uri.getScheme();
    return uri.getRawUserInfo() == null
        && uri.getHost() != null
        && uri.getPort() <= 65_535
        && ("https".equals(scheme) || ("http".equals(scheme) && isLoopback(uri)));
  }

  private static Optional<URI> parse(String text) {
    if (text.length() > LONGEST
        || text.chars().anyMatch(c -> c <= 0x20 || c >= 0x7f || c == '\\')) {
      return Optional.empty();
    }
    try {
      var uri = new URI(text);
      return uri.isAbsolute() && !uri.isOpaque() ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isLoopback(URI uri) {
    var host = uri.getHost();
    return host != null && LoopbackOnly.isLoopback(host);
  }
}
