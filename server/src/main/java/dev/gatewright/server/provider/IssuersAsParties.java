package dev.gatewright.server.provider;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.passkey.RelyingParty;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Issuers as those for whom passkeys are made: by host, and answered from their own origin alone.
public final class IssuersAsParties implements RelyingParty.Directory {
  /// No browser makes a passkey for one.
  private static final Pattern IP_ADDRESS = Pattern.compile("[0-9.]+|\\[.*");

  private final TenantDirectory directory;

  public IssuersAsParties(TenantDirectory directory) {
    this.directory = directory;
  }

  @Override
  public Optional<RelyingParty> find(TenantId tenant) {
    return directory
        .tenant(new IssuerId(tenant.value()))
        .map(IssuersAsParties::party)
        .filter(party -> !IP_ADDRESS.matcher(party.id()).matches());
  }

  private static RelyingParty party(Tenant tenant) {
    var url = URI.create(tenant.issuer().url());
    var host = url.getHost().toLowerCase(Locale.ROOT);
    var port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return new RelyingParty(host, url.getScheme() + "://" + host + port, tenant.issuer().name());
  }
}
