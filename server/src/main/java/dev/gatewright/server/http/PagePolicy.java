package dev.gatewright.server.http;

import java.util.List;

/// What one page may load and where its forms may lead.
///
/// @param images further sources of images, such as a configured logo's origin
/// @param formTargets where forms of the page may lead, redirects included
/// @param https whether the page is served over TLS, and browsers shall insist on it from now on
public record PagePolicy(List<String> images, FormTargets formTargets, boolean https) {
  /// A page that loads only its own style and script, whose forms stay here.
  public static final PagePolicy STRICT = new PagePolicy(List.of(), new FormTargets.Here(), false);

  public PagePolicy {
    images = List.copyOf(images);
    images.forEach(PagePolicy::checkSource);
  }

  public PagePolicy withImages(List<String> sources) {
    return new PagePolicy(sources, formTargets, https);
  }

  public PagePolicy withFormTargets(FormTargets targets) {
    return new PagePolicy(images, targets, https);
  }

  public PagePolicy withHttps(boolean served) {
    return new PagePolicy(images, formTargets, served);
  }

  /// Where forms may lead. Chromium applies `form-action` to every redirect that follows a posted
  /// form, so a login page must name where the login finally leads: the client's redirect URI.
  public sealed interface FormTargets {
    /// This origin alone.
    record Here() implements FormTargets {}

    /// This origin and these sources.
    record HereAnd(List<String> sources) implements FormTargets {
      public HereAnd {
        sources = List.copyOf(sources);
        sources.forEach(PagePolicy::checkSource);
      }
    }

    /// Anywhere: the directive is left out.
    record Anywhere() implements FormTargets {}

    /// Nowhere at all.
    record Nowhere() implements FormTargets {}

    /// This origin and the place a **registered** redirect URI names.
    static FormTargets endingAt(String redirectUri) {
      return new HereAnd(List.of(source(redirectUri)));
    }

    private static String source(String uri) {
      var colon = uri.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("a redirect URI is absolute");
      }
      var scheme = uri.substring(0, colon);
      var hierarchical = uri.startsWith("://", colon);
      var end = colon + 3;
      while (hierarchical && end < uri.length() && "/?#".indexOf(uri.charAt(end)) < 0) {
        end++;
      }
      var web = scheme.equals("http") || scheme.equals("https");
      // A content security policy has no spelling for an IPv6 address, nor for a private scheme's
      // host; the scheme is the narrowest source there is.
      return web && hierarchical && uri.indexOf('[') < 0 ? uri.substring(0, end) : scheme + ":";
    }
  }

  private static void checkSource(String source) {
    for (var i = 0; i < source.length(); i++) {
      var c = source.charAt(i);
      if (c <= 32 || c >= 127 || c == ';' || c == ',' || c == '\'') {
        throw new IllegalArgumentException("not a source of a content security policy");
      }
    }
    if (source.isEmpty()) {
      throw new IllegalArgumentException("an empty source");
    }
  }
}
