package dev.gatewright.server.provider;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.throttle.Networks;
import dev.gatewright.protocol.events.ProtocolEvent.RequestRefused;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpError;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.LogFields;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.events.Refusals;
import dev.gatewright.store.statistics.CountKind;
import dev.gatewright.store.statistics.Counts;
import dev.gatewright.store.statistics.RefusedRequest;
import dev.gatewright.store.statistics.RefusedRequests;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One line for each refusal: where, why, under which reference, and which of the sent parameters
/// help a developer ([Sent]). A few of each kind, and how many there were, are in the audit trail
/// too, all are counted, and each can be asked about by its reference. One line for each sign-in as
/// well.
final class RefusalLog {
  private static final String SIGN_INS = "login.";

  /// What is noted beside a sign-in that went well, or beside the code that says more exactly why
  /// one failed.
  private static final Set<String> NOT_COUNTED =
      Set.of("login.upstream_not_linked", "login.upstream_failed");

  private final Logger logger;
  private final Refusals refusals;
  private final Counts counts;
  private final RefusedRequests kept;
  private final InstantSource clock;

  RefusalLog(Logger logger, SqlStore store, InstantSource clock) {
    this.logger = logger;
    this.refusals = store.refusals();
    this.counts = store.counts();
    this.kept = store.refusedRequests();
    this.clock = clock;
  }

  /// Somebody signed in by this method, on the way to this application or to a page of ours.
  void signedIn(
      Tenant tenant,
      HttpRequest request,
      Optional<String> client,
      String user,
      SignInMethod method) {
    counts.add(tenant.id().value(), CountKind.SIGN_IN, method.key(), clock.instant());
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
    note(tenant, request, endpoint, reason.code(), Optional.empty(), Optional.of(reason.cure()));
  }

  void refused(Tenant tenant, HttpRequest request, String endpoint, Refusal refusal) {
    var reason = refusal.reason();
    note(
        tenant,
        request,
        endpoint,
        reason.code(),
        Optional.of(refusal.description()),
        Optional.of(reason.cure()));
  }

  /// A request to the tenant that no endpoint got to see, and which has its line already.
  void unread(Tenant tenant, HttpError error) {
    var now = clock.instant();
    count(tenant, error.reason(), now);
    kept.note(
        tenant.id().value(),
        new RefusedRequest(
            error.reference(),
            now,
            "http",
            error.reason(),
            Optional.of(error.description()),
            Optional.empty(),
            "",
            Map.of()));
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
    note(tenant, request, endpoint, code, Optional.empty(), Optional.empty());
  }

  private void note(
      Tenant tenant,
      HttpRequest request,
      String endpoint,
      String code,
      Optional<String> detail,
      Optional<String> cure) {
    var now = clock.instant();
    var sent = Sent.of(request);
    refusals.note(new IssuerId(tenant.id().value()), new RequestRefused(endpoint, code), now);
    count(tenant, code, now);
    kept.note(
        tenant.id().value(),
        new RefusedRequest(
            request.reference(),
            now,
            endpoint,
            code,
            detail,
            Sent.client(request),
            Networks.prefixOf(request.clientAddress()),
            sent));
    if (!logger.isLoggable(Level.INFO)) {
      return;
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put("issuer", tenant.id().value());
    fields.put("endpoint", endpoint);
    fields.put("reason", code);
    fields.put("address", request.clientAddress().getHostAddress());
    fields.putAll(sent);
    cure.ifPresent(text -> fields.put("cure", text));
    logger.log(Level.INFO, "refused {0}", new LogFields(request.reference(), fields));
  }

  private void count(Tenant tenant, String code, Instant now) {
    if (!NOT_COUNTED.contains(code)) {
      var kind = code.startsWith(SIGN_INS) ? CountKind.SIGN_IN_FAILED : CountKind.REFUSAL;
      counts.add(tenant.id().value(), kind, code, now);
    }
  }
}
