package dev.gatewright.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.http.Headers;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.store.admin.KeptAnswerTable;
import dev.gatewright.store.admin.KeptAnswerTable.Asked;
import dev.gatewright.store.admin.KeptAnswerTable.Known;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Requests that carry an `Idempotency-Key` are done once, and answered the same each time
/// (draft-ietf-httpapi-idempotency-key-header). Safe for any number of threads.
///
/// Only what is really done counts: whoever is not let in, or sends what the address does not take,
/// may mend it and come with the same key. So may who has to prove who they are first, and who is
/// answered 429 or by the server's own trouble.
final class Idempotency {
  private static final String FIELD = "Idempotency-Key";
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  /// Visible ASCII; quotation marks around it are the draft's and not the key's.
  private static final Pattern SYNTAX = Pattern.compile("[!-~]{1,200}");

  private static final Pattern QUOTED = Pattern.compile("\"([!#-\\[\\]-~]{1,200})\"");

  private final KeptAnswerTable kept;

  /// What this process does at the moment: as many as there are requests.
  private final Set<Running> running = ConcurrentHashMap.newKeySet();

  private record Running(String caller, String key) {}

  Idempotency(KeptAnswerTable kept) {
    this.kept = kept;
  }

  private static Optional<String> key(String field) {
    var quoted = QUOTED.matcher(field);
    return quoted.matches()
        ? Optional.of(quoted.group(1))
        : Optional.of(field).filter(text -> SYNTAX.matcher(text).matches());
  }

  /// Does what is asked, or tells what it was answered before.
  HttpResponse answer(AdminCall call, Supplier<HttpResponse> act) {
    var fields = call.request().headers().all(FIELD);
    if (call.request().method().equals("GET") || fields.isEmpty()) {
      return act.get();
    }
    var key = fields.size() == 1 ? key(fields.getFirst().strip()) : Optional.<String>empty();
    if (key.isEmpty()) {
      return AdminProblem.IDEMPOTENCY_KEY.response();
    }
    var mine = new Running(call.caller(), key.get());
    if (!running.add(mine)) {
      return AdminProblem.IDEMPOTENCY_RUNNING.after(A_MOMENT);
    }
    try {
      return once(call, asked(call, key.get()), act);
    } finally {
      running.remove(mine);
    }
  }

  /// What throws stays begun: nobody knows how far it came.
  private HttpResponse once(AdminCall call, Asked asked, Supplier<HttpResponse> act) {
    return switch (kept.begin(asked, call.now())) {
      case Known.Answered(var answer) -> read(answer).withHeader("Idempotency-Replayed", "true");
      case Known.Another() -> AdminProblem.IDEMPOTENCY_REUSED.response();
      case Known.Unknown() -> AdminProblem.IDEMPOTENCY_UNKNOWN.response();
      case Known.Full(var until) ->
          AdminProblem.IDEMPOTENCY_FULL.after(Duration.between(call.now(), until));
      case Known.Begun() -> {
        var response = act.get();
        if (response.status() >= 500 || response.status() == 429 || response.status() == 401) {
          kept.forget(asked);
        } else {
          kept.finish(asked, write(response), made(call, response));
        }
        yield response;
      }
    };
  }

  private static Asked asked(AdminCall call, String key) {
    return new Asked(call.caller(), key, content(call), issuer(call), user(call));
  }

  /// An issuer takes with it what is kept of requests about it, but for that which removed it.
  private static Optional<IssuerId> issuer(AdminCall call) {
    return call.endpoint().isOfIssuer() && !call.endpoint().path().equals(AdminCall.ISSUER_PATH)
        ? Optional.of(call.issuer())
        : Optional.empty();
  }

  /// The same of somebody; what removes them answers nothing.
  private static Optional<UserId> user(AdminCall call) {
    return call.endpoint().variables().contains("user") && !call.request().method().equals("DELETE")
        ? call.user()
        : Optional.empty();
  }

  private static Optional<UserId> made(AdminCall call, HttpResponse response) {
    return call.endpoint().path().equals(UsersApi.USERS)
        ? response
            .headers()
            .first("Location")
            .flatMap(at -> UserId.parse(at.substring(at.lastIndexOf('/') + 1)))
        : Optional.empty();
  }

  /// All that makes the request this one, each part with its length before it.
  private static byte[] content(AdminCall call) {
    var request = call.request();
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      part(out, request.method().getBytes(UTF_8));
      part(out, request.path().getBytes(UTF_8));
      for (var name : new TreeSet<>(request.query().names())) {
        for (var value : request.query().all(name)) {
          part(out, name.getBytes(UTF_8));
          part(out, value.getBytes(UTF_8));
        }
      }
      out.writeInt(-1);
      for (var condition : request.headers().all("If-Match")) {
        part(out, condition.strip().getBytes(UTF_8));
      }
      out.writeInt(-1);
      part(out, request.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void part(DataOutputStream out, byte[] value) throws IOException {
    out.writeInt(value.length);
    out.write(value);
  }

  private static byte[] write(HttpResponse response) {
    var headers = new ArrayList<String>();
    for (int i = 0; i < response.headers().size(); i++) {
      headers.add(response.headers().name(i));
      headers.add(response.headers().value(i));
    }
    return JsonText.of(
            Map.of(
                "status",
                response.status(),
                "headers",
                headers,
                "body",
                Base64.getEncoder().encodeToString(response.body())))
        .getBytes(UTF_8);
  }

  private static HttpResponse read(byte[] answer) {
    var fields = JsonText.read(answer);
    var headers =
        fields.path("headers").valueStream().map(JsonNode::stringValue).toArray(String[]::new);
    return HttpResponse.of(
        fields.path("status").intValue(),
        Headers.of(headers),
        Base64.getDecoder().decode(fields.path("body").stringValue()));
  }
}
