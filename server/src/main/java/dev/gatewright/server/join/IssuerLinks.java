package dev.gatewright.server.join;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.join.LinkAddresses;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.directory.TenantDirectory;
import java.util.Optional;

/// Mailed links lead below the issuer's URL as it is configured, whatever host a request named.
public final class IssuerLinks implements LinkAddresses {
  /// The parameter that holds the token.
  public static final String TOKEN = LinkAddresses.TOKEN;

  private final TenantDirectory directory;

  public IssuerLinks(TenantDirectory directory) {
    this.directory = directory;
  }

  @Override
  public Optional<Secret> of(TenantId tenant, LinkPurpose purpose, LinkToken token) {
    return directory
        .tenant(new IssuerId(tenant.value()))
        .map(found -> LinkAddresses.at(found.issuer().url(), purpose, token));
  }
}
