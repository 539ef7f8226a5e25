package dev.gatewright.server.control;

import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.upstream.ProviderKeys;
import dev.gatewright.server.config.upstream.ProviderSettings;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.directory.IssuerUrls;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.server.upstream.Upstreams;
import dev.gatewright.store.webhook.CallSecretTable.Callee;
import dev.gatewright.store.webhook.KeptWebhook;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// The `provider list` command: at which providers people of an issuer may sign in, and what is to
/// be registered there.
final class ProviderList {
  private ProviderList() {}

  static Report report(OpenStore open, Requests requests, Request request, URI baseUrl) {
    return switch (requests.issuer(request)) {
      case Requests.Unclear(var report) -> report;
      case Requests.Chosen(var issuer) -> {
        var id = issuer.id();
        var settings = StoredSettings.issuer(id.value(), issuer.document());
        var url = IssuerUrls.served(issuer, baseUrl).toString();
        var table = new Table("NAME", "STATE", "SECRET", "PROVIDER", "REDIRECT URI");
        for (var provider : settings.get(IssuerKeys.PROVIDERS)) {
          table.row(
              provider.name().value(),
              provider.get(ProviderKeys.ENABLED) ? "enabled" : "disabled",
              secret(
                  provider,
                  open.sealed()
                      .providerSecrets()
                      .find(id, provider.name().value())
                      .map(kept -> kept.kind())),
              provider.issuer(),
              Upstreams.callback(url, provider.name()).toString());
        }
        yield Report.list("providers", table, "no providers");
      }
    };
  }

  /// The settings of all issuers in which providers, hooks and senders stand, and beside them their
  /// webhooks and what signs nothing yet, for whoever looks whether they fit.
  static Report documents(OpenStore open, Instant now) {
    var json = Report.object();
    var issuers = json.putArray("issuers");
    var webhooks = json.putArray("webhooks");
    var unsigned = json.putArray("unsigned");
    for (var issuer : open.store().issuers().list()) {
      issuers.add(Document.parseOrEmpty(issuer.document()).tree());
      open.sealed().webhooks().list(issuer.id()).stream()
          .filter(KeptWebhook::active)
          .forEach(webhook ->
              webhooks
                  .addObject()
                  .put("issuer", issuer.id().value())
                  .put("id", webhook.id().value())
                  .put("url", webhook.url()));
      for (var channel : TextChannel.values()) {
        if (open.sealed()
            .callSecrets()
            .find(issuer.id(), new Callee.Sender(channel), now)
            .isEmpty()) {
          unsigned.add(issuer.id() + "/" + channel.word());
        }
      }
    }
    return Report.of("", json);
  }

  private static String secret(ProviderSettings provider, Optional<String> kept) {
    return provider
        .secretKind()
        .map(wanted -> kept.equals(Optional.of(wanted.key())) ? "kept" : "missing")
        .orElse("none needed");
  }
}
