package dev.gatewright.server.upstream;

import dev.gatewright.client.json.JsonObject;
import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.MailHost;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import dev.gatewright.server.config.upstream.ProviderKeys;
import dev.gatewright.server.config.upstream.ProviderPreset;
import dev.gatewright.server.config.upstream.ProviderSetting;
import dev.gatewright.server.config.upstream.ProviderSettings;
import dev.gatewright.server.config.yaml.DomainText;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads by an issuer's settings what a provider said of somebody: where which claim stands, when
/// an address counts, and who is let in at all.
final class IdentityReading {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_GROUP = 255;
  private static final int LONGEST_URL = 2000;
  private static final int MOST_GROUPS = 500;

  /// The addresses that Google hands out itself.
  private static final Set<String> GOOGLES = Set.of("gmail.com", "googlemail.com");

  private final ProviderSettings settings;
  private final Described described;

  private IdentityReading(ProviderSettings settings, Described described) {
    this.settings = settings;
    this.described = described;
  }

  static UpstreamResult read(ProviderSettings settings, Described described) {
    return new IdentityReading(settings, described).read();
  }

  private UpstreamResult read() {
    var subject = described.subject().filter(it -> fits(it, UpstreamIdentity.LONGEST_SUBJECT));
    if (subject.isEmpty() || !fits(described.issuer(), UpstreamIdentity.LONGEST_ISSUER)) {
      return new UpstreamResult.Refused(UpstreamFault.CLAIMS);
    }
    var address = address();
    var email = address.flatMap(it -> ClaimPath.text(it, settings.get(ProviderKeys.EMAIL)));
    var domain = line(ProviderKeys.DOMAIN, LONGEST_GROUP);
    var verified =
        address.isPresent() && email.isPresent() && isTrusted(address.get(), email.get(), domain);
    if (!isAllowed(domain, email.filter(it -> verified))) {
      return new UpstreamResult.Refused(UpstreamFault.DOMAIN);
    }
    var login = described.login();
    return new UpstreamResult.Arrived(
        new UpstreamIdentity(
            settings.name(),
            described.issuer(),
            subject.get(),
            email,
            verified,
            line(ProviderKeys.NAME, LONGEST_NAME),
            line(ProviderKeys.GIVEN_NAME, LONGEST_NAME),
            line(ProviderKeys.FAMILY_NAME, LONGEST_NAME),
            line(ProviderKeys.PICTURE, LONGEST_URL).filter(IdentityReading::isPicture),
            line(ProviderKeys.LOCALE, LONGEST_GROUP),
            groups(),
            domain,
            new HashSet<>(ClaimPath.texts(login, List.of("amr"), MOST_GROUPS)),
            ClaimPath.text(login, List.of("acr")),
            login.instant("auth_time")));
  }

  /// The document whose address counts. Whether it is verified is asked of the same one: two
  /// answers may name two addresses.
  private Optional<JsonObject> address() {
    return described.addresses().stream()
        .filter(it ->
            ClaimPath.text(it, settings.get(ProviderKeys.EMAIL))
                .flatMap(CanonicalEmail::parse)
                .isPresent())
        .findFirst();
  }

  private boolean isTrusted(JsonObject document, String email, Optional<String> domain) {
    var says = ClaimPath.isTrue(document, settings.get(ProviderKeys.EMAIL_VERIFIED));
    return switch (settings.get(ProviderKeys.TRUST_EMAIL)) {
      case NEVER -> false;
      case VERIFIED -> says;
      case MANAGED -> says && (domain.isPresent() || isGooglesOwn(email));
      case ALWAYS -> isAmongAllowed(CanonicalEmail.parse(email).map(CanonicalEmail::host));
    };
  }

  private boolean isGooglesOwn(String email) {
    return settings.preset() == ProviderPreset.GOOGLE
        && CanonicalEmail.parse(email)
            .filter(it -> GOOGLES.contains(it.host().value()))
            .isPresent();
  }

  /// @param email one that counts
  private boolean isAllowed(Optional<String> domain, Optional<String> email) {
    return settings.get(ProviderKeys.ALLOWED_DOMAINS).isEmpty()
        || isAmongAllowed(domain.flatMap(MailHost::parse))
        || isAmongAllowed(email.flatMap(CanonicalEmail::parse).map(CanonicalEmail::host));
  }

  private boolean isAmongAllowed(Optional<MailHost> host) {
    var allowed = settings.get(ProviderKeys.ALLOWED_DOMAINS);
    return host.filter(it -> DomainText.isAmong(allowed, it)).isPresent();
  }

  private List<String> groups() {
    return described.documents().stream()
        .map(it -> ClaimPath.texts(it, settings.get(ProviderKeys.GROUPS), MOST_GROUPS))
        .filter(groups -> !groups.isEmpty())
        .findFirst()
        .orElse(List.of())
        .stream()
        .filter(group -> fits(group, LONGEST_GROUP))
        .toList();
  }

  /// A text in one line; one that is none or too long reads as absent.
  private Optional<String> line(ProviderSetting<List<String>> setting, int longest) {
    return described.documents().stream()
        .flatMap(it -> ClaimPath.text(it, settings.get(setting)).stream())
        .map(String::strip)
        .filter(text -> fits(text, longest))
        .findFirst();
  }

  private static boolean isPicture(String text) {
    try {
      var uri = URI.create(text);
      return "https".equals(uri.getScheme()) && uri.getHost() != null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean fits(String text, int longest) {
    return UpstreamIdentity.fits(text, longest);
  }
}
