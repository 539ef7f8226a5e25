package dev.gatewright.server.provider;

import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.linking.Arrival.Welcome;
import dev.gatewright.identity.linking.Linking;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.store.Domains;
import dev.gatewright.identity.upstream.GrantedPlace;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import dev.gatewright.server.config.upstream.ProviderOrganization;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.upstream.UpstreamProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What providers that belong to an organization may say: who somebody is whose address is of a
/// domain that was verified for that organization, and nothing of anybody else who is not linked.
final class Realms {
  private final Domains domains;

  Realms(Domains domains) {
    this.domains = domains;
  }

  /// What the provider may do.
  Linking.Rules rules(Tenant tenant, UpstreamProvider provider) {
    return rules(tenant, provider, Optional.empty());
  }

  /// The same for somebody who is invited under this address: whoever has it makes an account.
  Linking.Rules rules(Tenant tenant, UpstreamProvider provider, Optional<MailAddress> invited) {
    return new Linking.Rules() {
      @Override
      public boolean speaksFor(MailAddress address) {
        return provider
            .organization()
            .map(organization -> isOf(tenant, organization.id(), address))
            .orElse(true);
      }

      @Override
      public Welcome welcome(Optional<MailAddress> address, boolean spoken) {
        var canonical = address.map(MailAddress::canonical);
        if (spoken
            && invited.isPresent()
            && invited.map(MailAddress::canonical).equals(canonical)) {
          return Welcome.EVERYBODY;
        }
        return provider
            .organization()
            .map(organization -> {
              if (!spoken) {
                return Welcome.NOBODY;
              }
              return organization.join() ? Welcome.EVERYBODY : SignUpPage.welcome(tenant, address);
            })
            .orElseGet(() -> SignUpPage.welcome(tenant, address));
      }
    };
  }

  private boolean isOf(Tenant tenant, OrganizationId organization, MailAddress address) {
    return domains
        .holder(tenant.id(), address.canonical().host())
        .filter(organization::equals)
        .isPresent();
  }

  /// Where the provider says that somebody is a member.
  static Optional<GrantedPlace> place(UpstreamProvider provider, UpstreamIdentity identity) {
    return provider
        .organization()
        .filter(ProviderOrganization::join)
        .map(organization -> {
          var scopes = new ArrayList<>(organization.scopes());
          identity
              .groups()
              .forEach(
                  group -> scopes.addAll(organization.groups().getOrDefault(group, List.of())));
          return new GrantedPlace(organization.id(), scopes);
        });
  }

  /// The provider of whoever has this address, of those that belong to an organization.
  Optional<UpstreamProvider> find(Tenant tenant, List<UpstreamProvider> providers, String typed) {
    var bound = providers.stream().filter(one -> one.organization().isPresent()).toList();
    var holder =
        Optional.of(typed)
            .filter(_ -> !bound.isEmpty())
            .flatMap(MailAddress::parse)
            .flatMap(address -> domains.holder(tenant.id(), address.canonical().host()));
    return bound.stream()
        .filter(one -> one.organization().map(ProviderOrganization::id).equals(holder))
        .findFirst();
  }
}
