package dev.gatewright.server.provider;

import dev.gatewright.protocol.events.ProtocolEvent.RequestRefused;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.LogFields;
import dev.gatewright.store.events.Refusals;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;

/// One line for each refusal: where, why, under which reference, and which of the sent parameters
/// help a developer ([Sent]). A few of each kind, and how many there were, are in the audit trail
/// too. One line for each sign-in as well.
final class RefusalLog {
  private final Logger logger;
  private final Refusals refusals;
  private final InstantSource clock;

  RefusalLog(Logger logger, Refusals refusals, InstantSource clock) {
    this.logger = logger;
    this.refusals = refusals;
    this.clock = clock;
  }

  /// Somebody signed in, on the way to this application or to a page of ours.
  void signedIn(Tenant tenant, HttpRequest request, Optional<String> client, String user) {
    if (logger.isLoggable(Level.INFO)) {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("issuer", tenant.id().value());
      client.ifPresent(id -> fields.put("client", id));
      fields.put("user", user);
      fields.put("address", request.clientAddress().getHostAddress());
      logger.log(Level.INFO, "signed in {0}", new LogFields(request.reference(), fields));
    }
  }

  void refused(Tenant tenant, HttpRequest request, String endpoint, Reason reason) {
    note(tenant, request, endpoint, reason.code(), Optional.of(reason.cure()));
  }

  /// One line about something that works and should be done better, with the cure.
  void advise(Tenant tenant, HttpRequest request, String code, String cure) {
    if (!logger.isLoggable(Level.INFO)) {
      return;
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put("issuer", tenant.id().value());
    fields.put("advice", code);
    fields.put("cure", cure);
    logger.log(Level.INFO, "advice {0}", new LogFields(request.reference(), fields));
  }

  void note(Tenant tenant, HttpRequest request, String endpoint, String code) {
    note(tenant, request, endpoint, code, Optional.empty());
  }

  private void note(
      Tenant tenant, HttpRequest request, String endpoint, String code, Optional<String> cure) {
    refusals.note(
        new IssuerId(tenant.id().value()), new RequestRefused(endpoint, code), clock.instant());
    if (!logger.isLoggable(Level.INFO)) {
      return;
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put("issuer", tenant.id().value());
    fields.put("endpoint", endpoint);
    fields.put("reason", code);
    fields.put("address", request.clientAddress().getHostAddress());
    fields.putAll(Sent.of(request));
    cure.ifPresent(text -> fields.put("cure", text));
    logger.log(Level.INFO, "refused {0}", new LogFields(request.reference(), fields));
  }
}
