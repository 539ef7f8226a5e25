package dev.gatewright.server.provider;

import dev.gatewright.admin.act.Holdings.RequestTrial;
import dev.gatewright.admin.command.Judgement;
import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.authorize.AuthorizationOutcome;
import dev.gatewright.protocol.authorize.AuthorizationValidation;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.wire.FormDecoder;
import dev.gatewright.protocol.wire.MessageLimits;
import dev.gatewright.protocol.wire.ParsedBody;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Judges an address that somebody pasted: an authorization request by the engine's own reading of
/// it, which does nothing, or the error that an application was sent. Safe for any number of
/// threads.
public final class PastedAddress implements RequestTrial {
  /// What an authorization response can be refused for.
  private static final List<String> TOLD =
      List.of("authorize.", "pkce.", "scope.", "resource.", "request.", "organization.", "server.");

  /// Clients whose redirect URIs are looked through.
  private static final int MOST_CLIENTS = 500;

  private final AuthorizationServer engine;
  private final TenantDirectory directory;

  public PastedAddress(AuthorizationServer engine, TenantDirectory directory) {
    this.engine = engine;
    this.directory = directory;
  }

  @Override
  public Optional<Judgement> judge(IssuerId issuer, String url) {
    return directory.tenant(issuer).map(tenant -> judge(tenant, url.strip()));
  }

  private Judgement judge(Tenant tenant, String url) {
    var fragment = behind(url, '#');
    var query = behind(before(url, '#'), '?');
    var place = before(before(url, '#'), '?');
    if (isAuthorization(tenant, place)) {
      return request(tenant, query);
    }
    return error(tenant, place, query)
        .or(() -> error(tenant, place, fragment))
        .orElseGet(Judgement.NotOurs::new);
  }

  /// As a browser has it, or as a log or a tool of the browser shows it, without the host.
  private static boolean isAuthorization(Tenant tenant, String place) {
    return AuthorizePage.PATHS.stream()
        .anyMatch(path ->
            place.equals(tenant.issuer().url() + path) || place.equals(tenant.path() + path));
  }

  private Judgement request(Tenant tenant, String query) {
    return switch (FormDecoder.query(query, MessageLimits.STANDARD)) {
      case ParsedBody.Malformed malformed ->
          new Judgement.Bad(malformed.refusal(), Optional.empty(), false);
      case ParsedBody.Form(var parameters) ->
          switch (engine.validateAuthorizationRequest(
              tenant.issuer(), ProtocolRequest.get(parameters))) {
            case AuthorizationValidation.Valid(_, var client) -> new Judgement.Good(client.id());
            case AuthorizationValidation.Refused(var outcome) -> bad(tenant, parameters, outcome);
          };
    };
  }

  private Judgement bad(Tenant tenant, Parameters parameters, AuthorizationOutcome outcome) {
    var client =
        parameters
            .first("client_id")
            .filter(ClientId::isValid)
            .map(ClientId::new)
            .filter(id -> directory.find(tenant.issuer().id(), id).isPresent());
    return switch (outcome) {
      case AuthorizationOutcome.Redirect redirect ->
          new Judgement.Bad(redirect.refused().orElseThrow(), client, true);
      case AuthorizationOutcome.FormPost post ->
          new Judgement.Bad(post.refused().orElseThrow(), client, true);
      case AuthorizationOutcome.ErrorPage(var refusal, _) ->
          new Judgement.Bad(refusal, client, false);
      case AuthorizationOutcome.ErrorDocument(var refusal, _) ->
          new Judgement.Bad(refusal, client, false);
      case AuthorizationOutcome.AskUser _,
          AuthorizationOutcome.GoOn _,
          AuthorizationOutcome.Lost _ ->
          throw new IllegalStateException("a request that is read asks nobody");
    };
  }

  private Optional<Judgement> error(Tenant tenant, String place, String sent) {
    if (!(FormDecoder.query(sent, MessageLimits.STANDARD) instanceof ParsedBody.Form(var told))) {
      return Optional.empty();
    }
    var error = told.first("error");
    var another = told.first("iss").filter(iss -> !iss.equals(tenant.issuer().url()));
    if (error.isEmpty() || another.isPresent()) {
      return Optional.empty();
    }
    var reasons = reasons(error.get(), told.first("error_description").orElse(""));
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(new Judgement.ErrorSent(reasons, clientAt(tenant, place)));
  }

  /// Those that say exactly this, or else all that are sent as this error.
  private static List<Reason> reasons(String error, String description) {
    var all =
        Arrays.stream(Reason.values())
            .filter(reason -> reason.error().wire().equals(error))
            .filter(reason -> TOLD.stream().anyMatch(reason.code()::startsWith))
            .toList();
    var exact =
        all.stream()
            .filter(reason -> Refusal.of(reason).description().equals(description))
            .toList();
    return exact.isEmpty() ? all : exact;
  }

  private Optional<ClientId> clientAt(Tenant tenant, String place) {
    var issuer = tenant.issuer().id();
    var clients = directory.clientsOf(issuer);
    if (clients.size() > MOST_CLIENTS) {
      return Optional.empty();
    }
    var those =
        clients.stream()
            .filter(id ->
                directory
                    .find(issuer, id)
                    .filter(client ->
                        client.redirectUris().stream()
                            .anyMatch(uri -> before(uri, '?').equals(place)))
                    .isPresent())
            .toList();
    return those.size() == 1 ? Optional.of(those.getFirst()) : Optional.empty();
  }

  private static String before(String text, char mark) {
    var at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }

  private static String behind(String text, char mark) {
    var at = text.indexOf(mark);
    return at < 0 ? "" : text.substring(at + 1);
  }
}
