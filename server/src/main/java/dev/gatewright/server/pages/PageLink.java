package dev.gatewright.server.pages;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address that a page may put into `href`, `src` or `action`: a path of this origin, an `http`
/// or `https` URL, or an app's private-use scheme, which names a domain (RFC 8252 §7.1).
///
/// A scheme that makes the browser run text (`javascript:`, `data:`) has no dot and so cannot be
/// one.
public record PageLink(String value) {
  private static final int LONGEST = 16_384;
  private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x7E&&[^\\\\]]*");
  private static final Pattern WEB = Pattern.compile("https?://[\\x21-\\x7E&&[^\\\\]]+");
  private static final Pattern PRIVATE_USE =
      Pattern.compile("[a-zA-Z][a-zA-Z0-9+-]*(\\.[a-zA-Z0-9+-]+)+:[\\x21-\\x7E]*");

  public PageLink {
    if (!isSafe(value)) {
      throw new IllegalArgumentException("not an address a page may link to");
    }
  }

  /// The link, or empty where the text is nothing a page may link to.
  public static Optional<PageLink> parse(String text) {
    return isSafe(text) ? Optional.of(new PageLink(text)) : Optional.empty();
  }

  /// Scheme, host and port of a web address, as a Content-Security-Policy source; empty for a path.
  public Optional<String> origin() {
    if (!WEB.matcher(value).matches()) {
      return Optional.empty();
    }
    URI uri = URI.create(value);
    return Optional.of(uri.getScheme() + "://" + uri.getRawAuthority());
  }

  private static boolean isSafe(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    if (OWN_PATH.matcher(text).matches() || PRIVATE_USE.matcher(text).matches()) {
      return true;
    }
    return WEB.matcher(text).matches() && hasPlainHost(text);
  }

  private static boolean hasPlainHost(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null && uri.getRawUserInfo() == null;
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
