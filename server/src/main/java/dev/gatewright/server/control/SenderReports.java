package dev.gatewright.server.control;

import dev.gatewright.identity.text.PhoneNumber;
import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.server.config.issuer.CodeSender;
import dev.gatewright.server.config.issuer.SenderKeys;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.directory.IssuerUrls;
import dev.gatewright.server.outbound.Caller;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.server.sender.TextWriter;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.server.webhook.SignedCalls;
import dev.gatewright.store.tenants.KeptIssuer;
import dev.gatewright.store.webhook.CallSecretTable.Callee;
import dev.gatewright.store.webhook.WebhookSecret;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The `sender` commands that change nothing: which there are, and whether one answers. A test is
/// handed over at once, so that whoever asks hears what was answered.
final class SenderReports {
  private static final int NONCE_BYTES = 8;

  private final OpenStore open;
  private final Outbound door;
  private final URI baseUrl;
  private final InstantSource clock;
  private final SecureRandom random;

  /// @param door that trials share
  SenderReports(
      OpenStore open, Outbound door, URI baseUrl, InstantSource clock, SecureRandom random) {
    this.open = open;
    this.door = door;
    this.baseUrl = baseUrl;
    this.clock = clock;
    this.random = random;
  }

  Report list(Requests requests, Request request) {
    return switch (requests.issuer(request)) {
      case Requests.Unclear(var report) -> report;
      case Requests.Chosen(var issuer) -> {
        var table = new Table("CHANNEL", "SECRET", "COUNTRIES", "URL");
        for (var channel : TextChannel.values()) {
          of(issuer, channel)
              .ifPresent(sender ->
                  table.row(
                      channel.word(),
                      hasSecret(issuer, channel) ? "made" : "missing",
                      String.join(" ", sender.countries()),
                      sender.url()));
        }
        yield Report.list("senders", table, "no senders");
      }
    };
  }

  private static Optional<CodeSender> of(KeptIssuer issuer, TextChannel channel) {
    return SenderKeys.of(StoredSettings.issuer(issuer.id().value(), issuer.document()), channel);
  }

  private boolean hasSecret(KeptIssuer issuer, TextChannel channel) {
    return !signing(issuer, channel, clock.instant()).isEmpty();
  }

  private List<WebhookSecret> signing(KeptIssuer issuer, TextChannel channel, Instant now) {
    return open.sealed()
        .callSecrets()
        .find(issuer.id(), new Callee.Sender(channel), now)
        .orElseGet(List::of);
  }

  Report test(Requests requests, Request request) {
    var channel = TextChannel.ofWord(request.get("channel"));
    var to = request.find("to").flatMap(PhoneNumber::parse);
    if (channel.isEmpty() || to.isEmpty()) {
      return Report.failed(
          Answer.USAGE, "Say sms or whatsapp, and --to with a number such as +49301234567.");
    }
    return switch (requests.issuer(request)) {
      case Requests.Unclear(var report) -> report;
      case Requests.Chosen(var issuer) ->
          of(issuer, channel.get())
              .map(sender -> tested(issuer, channel.get(), sender, to.get()))
              .orElseGet(() ->
                  Report.failed(
                      Answer.NOT_FOUND,
                      "%s has no sender %s. Run sender list."
                          .formatted(issuer.id(), channel.get().word())));
    };
  }

  private Report tested(KeptIssuer issuer, TextChannel channel, CodeSender sender, PhoneNumber to) {
    var now = clock.instant();
    var secrets = signing(issuer, channel, now);
    if (secrets.isEmpty()) {
      return Report.failed(
          Answer.FAILED,
          "There is no secret yet. Run sender rotate-secret %s.".formatted(channel.word()));
    }
    if (!sender.reaches(to)) {
      return Report.failed(
          Answer.FAILED,
          "senders.%s.countries does not have %s.".formatted(channel.word(), to.country()));
    }
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var url = IssuerUrls.served(issuer, baseUrl).toString();
    var message =
        TextWriter.test(
            issuer.id().value(), url, channel, to, HexFormat.of().formatHex(nonce), now);
    var caller = new Caller(issuer.id().value(), "sender " + channel.word());
    return new SignedCalls(door, clock)
        .call(caller, sender.url(), message, secrets)
        .map(attempt -> WebhookReports.said(sender.url(), attempt))
        .orElseGet(() -> Report.failed(Answer.FAILED, "Too many calls are under way."));
  }
}
