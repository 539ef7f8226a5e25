package dev.gatewright.client.internal;

import dev.gatewright.client.json.JsonObject;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which issuer identifiers are the provider's own. Letter for letter the configured one (OpenID
/// Connect Core §3.1.3.7), unless the application says that its provider is one of those that name
/// themselves in more ways.
public sealed interface IssuerRule {
  /// The issuer identifier as configured: where the metadata document is.
  String issuer();

  /// True if the metadata document of the provider may name itself so (OpenID Connect Discovery
  /// §4.3).
  boolean isNamed(String issuer);

  /// True if a token of these claims says that the provider wrote it.
  boolean hasWritten(JsonObject claims);

  /// True if an authorization response with this `iss` is the provider's (RFC 9207 §2.4).
  boolean hasAnswered(String iss);

  /// One identifier, always the same.
  record Exactly(String issuer) implements IssuerRule {
    @Override
    public boolean isNamed(String named) {
      return named.equals(issuer);
    }

    @Override
    public boolean hasWritten(JsonObject claims) {
      return claims.text("iss").filter(issuer::equals).isPresent();
    }

    @Override
    public boolean hasAnswered(String iss) {
      return iss.equals(issuer);
    }
  }

  /// Google's, which its tokens may also write without the scheme.
  record Google() implements IssuerRule {
    private static final String ISSUER = "https://accounts.google.com";
    private static final Set<String> WRITTEN = Set.of(ISSUER, "accounts.google.com");

    /// The rule for this issuer.
    ///
    /// @throws IllegalArgumentException if Google is not what was configured
    public static Google of(String issuer) {
      if (!issuer.equals(ISSUER)) {
        throw new IllegalArgumentException("Google's issuer is " + ISSUER + ", not " + issuer);
      }
      return new Google();
    }

    @Override
    public String issuer() {
      return ISSUER;
    }

    @Override
    public boolean isNamed(String named) {
      return named.equals(ISSUER);
    }

    @Override
    public boolean hasWritten(JsonObject claims) {
      return claims.text("iss").filter(WRITTEN::contains).isPresent();
    }

    @Override
    public boolean hasAnswered(String iss) {
      return iss.equals(ISSUER);
    }
  }

  /// Microsoft Entra's address for several tenants, whose document names itself with `{tenantid}`
  /// where each token has its tenant, and says which one in `tid`.
  ///
  /// @param tenants the tenants whose people may log in, in lower case; empty for every one
  record EntraTenants(String issuer, String before, String after, Set<String> tenants)
      implements IssuerRule {
    private static final String PLACEHOLDER = "{tenantid}";
    private static final Pattern TENANT =
        Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    public EntraTenants {
      tenants = Set.copyOf(tenants);
    }

    /// The rule for this issuer and these tenants.
    ///
    /// @throws IllegalArgumentException if the issuer has no part that stands for a tenant, or a
    ///   tenant's identifier is none
    public static EntraTenants of(String issuer, Set<String> tenants) {
      for (var tenant : tenants) {
        if (!TENANT.matcher(tenant).matches()) {
          throw new IllegalArgumentException(
              "a tenant's identifier is a UUID in lower case, which this is not: " + tenant);
        }
      }
      var path = Optional.ofNullable(URI.create(issuer).getRawPath()).orElse("");
      var end = path.indexOf('/', 1);
      if (end < 2) {
        throw new IllegalArgumentException(
            "the issuer of several Entra tenants is like"
                + " https://login.microsoftonline.com/common/v2.0, not "
                + issuer);
      }
      var origin = issuer.substring(0, issuer.length() - path.length());
      return new EntraTenants(issuer, origin + "/", path.substring(end), tenants);
    }

    @Override
    public boolean isNamed(String named) {
      return named.equals(before + PLACEHOLDER + after);
    }

    @Override
    public boolean hasWritten(JsonObject claims) {
      return claims
          .text("tid")
          .filter(this::isTenant)
          .filter(tenant -> claims.text("iss").equals(Optional.of(before + tenant + after)))
          .isPresent();
    }

    @Override
    public boolean hasAnswered(String iss) {
      return iss.startsWith(before)
          && iss.endsWith(after)
          && iss.length() > before.length() + after.length()
          && isTenant(iss.substring(before.length(), iss.length() - after.length()));
    }

    private boolean isTenant(String id) {
      return TENANT.matcher(id).matches() && (tenants.isEmpty() || tenants.contains(id));
    }
  }
}
