package dev.gatewright.server.control;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.mail.HeaderText;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.config.server.ServerConfig.MailConfig;
import dev.gatewright.server.config.server.ServerConfig.MailConfig.Smtp;
import dev.gatewright.server.directory.EngineIssuer;
import dev.gatewright.server.mail.CarrierUnavailable;
import dev.gatewright.server.mail.Delivery;
import dev.gatewright.server.mail.Mailing;
import dev.gatewright.server.mail.SmtpCarrier;
import dev.gatewright.server.place.Places;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.store.tenants.KeptIssuer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/// The `mail test` command: one letter, sent at once and not by the outbox, so that whoever asks
/// hears what the mail server answers. A password is never part of that.
final class MailTest {
  static final String NO_MAIL = "No mail is sent: name a mail server under mail in server.yaml.";

  private static final int ID_BYTES = 16;

  private final OpenStore open;
  private final ServerConfig config;
  private final InstantSource clock;
  private final SecureRandom random;

  MailTest(OpenStore open, ServerConfig config, InstantSource clock, SecureRandom random) {
    this.open = open;
    this.config = config;
    this.clock = clock;
    this.random = random;
  }

  Report report(Requests requests, Request request) {
    var to = MailAddress.parse(request.get("to"));
    if (to.isEmpty()) {
      return Report.failed(Answer.USAGE, "--to is not an e-mail address.");
    }
    var mail = mail(to.get(), request);
    return switch (requests.issuer(request)) {
      case Requests.Unclear(var report) -> report;
      case Requests.Chosen(var issuer) ->
          config
              .mail()
              .map(known -> sent(known, issuer, mail))
              .orElseGet(() -> Report.failed(Answer.FAILED, NO_MAIL));
    };
  }

  private static Mail mail(MailAddress to, Request request) {
    return new Mail(
        to,
        Optional.empty(),
        request.find("language").filter(tag -> !tag.isEmpty()).orElse("en"),
        new Mail.Content.Test(),
        Optional.empty());
  }

  private Report sent(MailConfig known, KeptIssuer issuer, Mail mail) {
    return switch (known) {
      case MailConfig.Inbox() -> {
        open.sealed().outbox().post(new TenantId(issuer.id().value()), mail, clock.instant());
        yield Report.done(
            "mail: inbox sends nothing; the mail is under /dev/inbox while the server runs");
      }
      case Smtp smtp -> carried(smtp, issuer, mail);
    };
  }

  private Report carried(Smtp smtp, KeptIssuer issuer, Mail mail) {
    var now = clock.instant();
    var settings = StoredSettings.issuer(issuer.id().value(), issuer.document());
    var tenant = EngineIssuer.of(settings, config.baseUrl());
    var ownHost = Optional.ofNullable(config.baseUrl().getHost()).orElse("localhost");
    var bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    var id = HexFormat.of().formatHex(bytes);
    var letter = Mailing.writer(config.mail(), ownHost, Places.NONE).write(tenant, id, mail, now);
    var server = smtp.host() + ":" + smtp.port();
    try (var round = new SmtpCarrier(smtp, ownHost, SmtpCarrier.PATIENCE).open()) {
      return said(server, letter.from().address().value(), round.carry(letter));
    } catch (CarrierUnavailable e) {
      return answered(Answer.FAILED, "unavailable", "", String.valueOf(e.getMessage()));
    }
  }

  private static Report said(String server, String from, Delivery delivery) {
    return switch (delivery) {
      case Delivery.Accepted(var said) ->
          answered(
              Answer.DONE,
              "accepted",
              said,
              "%s took the mail from %s: %s".formatted(server, from, said));
      case Delivery.Deferred(var reason, var said) ->
          answered(
              Answer.FAILED,
              reason,
              said,
              "%s does not take the mail from %s now: %s".formatted(server, from, said));
      case Delivery.Refused(var reason, var said) ->
          answered(
              Answer.FAILED,
              reason,
              said,
              said.isEmpty()
                  ? why(server, reason)
                  : "%s refuses the mail from %s: %s".formatted(server, from, said));
    };
  }

  /// What was decided here, before the mail server was asked.
  private static String why(String server, String reason) {
    return switch (reason) {
      case "smtputf8" ->
          server + " does not take addresses beyond ASCII (RFC 6531); nothing was sent";
      case "address" -> "no mail server knows such an address (RFC 5321 §4.1.2); nothing was sent";
      default -> "the mail cannot be written (" + reason + "); nothing was sent";
    };
  }

  private static Report answered(int exit, String outcome, String said, String text) {
    var json = Report.object();
    json.put("outcome", outcome);
    json.put("answer", said);
    json.put(exit == Answer.DONE ? "done" : "error", text);
    return new Report(exit, HeaderText.of(text).value(), json);
  }
}
