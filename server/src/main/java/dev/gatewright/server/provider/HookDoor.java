package dev.gatewright.server.provider;

import dev.gatewright.identity.Session;
import dev.gatewright.identity.User;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.signin.SignInStep;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.server.config.issuer.HookPlace;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.hook.HookQuestion;
import dev.gatewright.server.hook.HookVerdict;
import dev.gatewright.server.hook.Hooks;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.ErrorKind;
import dev.gatewright.server.pages.ErrorView;
import dev.gatewright.server.provider.Onward.Origin;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Asks the issuer's hooks about whoever signs in or makes an account, at the last moment at which
/// nothing of it is kept, and shows those who are stopped a page that says so and leads on.
final class HookDoor {
  static final String REFUSED = "hook.refused";
  static final String FAILED = "hook.failed";

  private final Hooks hooks;
  private final Onward onward;
  private final PageRenderer renderer;
  private final RefusalLog log;

  HookDoor(Hooks hooks, Onward onward, PageRenderer renderer, RefusalLog log) {
    this.hooks = hooks;
    this.onward = onward;
    this.renderer = renderer;
    this.log = log;
  }

  /// What is said of somebody who has proved everything.
  HookVerdict signIn(Login login, SignInStep.Done done) {
    var tenant = login.tenant();
    return noted(
        tenant,
        login.request(),
        "login",
        hooks.ask(
            tenant,
            HookPlace.SIGN_IN,
            () ->
                about(tenant, login.request(), login.errand().client())
                    .with("person", person(done.user()))
                    .with(
                        "methods",
                        JsonValues.texts(
                            done.factors().stream().map(it -> it.method().key()).toList()))
                    .with(
                        "amr",
                        JsonValues.texts(
                            Session.methods(done.factors()).stream().sorted().toList()))));
  }

  /// The page for somebody who may not make an account; empty where it is to be made.
  ///
  /// @param method what it will sign in with: `password`, or the name of a provider
  Optional<HttpResponse> signUp(
      Origin origin, MailAddress address, Optional<String> name, String method) {
    var tenant = origin.tenant();
    var verdict =
        hooks.ask(
            tenant,
            HookPlace.SIGN_UP,
            () -> {
              var person = JsonValues.newObject().put("email", address.value());
              name.filter(it -> !it.isEmpty()).ifPresent(it -> person.put("name", it));
              var client = origin.errand().flatMap(it -> it.client());
              return about(tenant, origin.request(), client)
                  .with("person", person)
                  .with("method", method);
            });
    return stop(origin, noted(tenant, origin.request(), "signup", verdict));
  }

  private static HookQuestion about(Tenant tenant, HttpRequest request, Optional<Client> client) {
    var question =
        HookQuestion.of(tenant).with("address", request.clientAddress().getHostAddress());
    client.ifPresent(it ->
        question.with(
            "client", JsonValues.newObject().put("id", it.id().value()).put("name", it.name())));
    return question;
  }

  private static JsonNode person(User user) {
    var person = JsonValues.newObject();
    person.put("id", user.id().value());
    person.put("email", user.emailAsTyped());
    person.put("email_verified", user.emailVerified());
    var claims = person.putObject("claims");
    user.claims().values().forEach((name, value) -> claims.set(name, JsonValues.ofClaim(value)));
    return person;
  }

  private HookVerdict noted(
      Tenant tenant, HttpRequest request, String endpoint, HookVerdict verdict) {
    switch (verdict) {
      case HookVerdict.Go _ -> {}
      case HookVerdict.Refuse _ -> log.note(tenant, request, endpoint, REFUSED);
      case HookVerdict.Fail _ -> log.note(tenant, request, endpoint, FAILED);
    }
    return verdict;
  }

  /// The page for somebody who is stopped; empty where it goes on.
  Optional<HttpResponse> stop(Login login, HookVerdict verdict) {
    return verdict instanceof HookVerdict.Go
        ? Optional.empty()
        : stop(onward.of(login.tenant(), login.request(), login.errand().outside()), verdict);
  }

  private Optional<HttpResponse> stop(Origin origin, HookVerdict verdict) {
    return switch (verdict) {
      case HookVerdict.Go _ -> Optional.empty();
      case HookVerdict.Refuse(var message) ->
          Optional.of(page(origin, 403, ErrorKind.FORBIDDEN, REFUSED, message));
      case HookVerdict.Fail _ ->
          Optional.of(
              page(origin, 503, ErrorKind.BUSY, FAILED, Map.of()).withHeader("Retry-After", "5"));
    };
  }

  private HttpResponse page(
      Origin origin, int status, ErrorKind kind, String reason, Map<String, String> message) {
    var tenant = origin.tenant();
    var client = origin.errand().flatMap(it -> it.client());
    var context = renderer.context(tenant, origin.request(), origin.locales(), client);
    var view =
        new ErrorView(
                kind,
                reason,
                origin.request().reference(),
                Optional.empty(),
                Stream.concat(onward.ways(origin).stream(), WaysOn.back(client).stream()).toList())
            .saying(words(message, context.messages().language()));
    return renderer.pageLeadingToClient(
        tenant, status, renderer.pages().error(view, context), context);
  }

  /// What the hook says in the page's language, or else in English or whatever there is.
  private static Optional<ErrorView.Words> words(Map<String, String> message, String language) {
    return Stream.concat(
            Stream.of(language, language.split("-", 2)[0], "en"),
            message.keySet().stream().sorted())
        .flatMap(tag ->
            Optional.ofNullable(message.get(tag))
                .map(text -> new ErrorView.Words(text, tag))
                .stream())
        .findFirst();
  }
}
