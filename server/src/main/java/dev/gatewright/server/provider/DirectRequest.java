package dev.gatewright.server.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.issuer.ErrorReply;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.wire.ParsedBody;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What came to one of the addresses for programs and forms of other systems, and how it is
/// answered: a status and one sentence, as that system's clients know them.
record DirectRequest(Tenant tenant, HttpRequest request, Kind kind) {
  private static final String A_FORM = "application/x-www-form-urlencoded";
  private static final String CHALLENGE_METHOD = "code_challenge_method";

  /// What that system calls a client.
  static final String PROJECT = "project_id";

  /// What must come with every sign-in, since state and challenge bind the answer to who asked.
  private static final List<String> REQUIRED = List.of("redirect_uri", "state", "code_challenge");

  /// How it comes.
  enum Kind {
    JSON("application/json"),
    /// Of a page of the application's, or of a program.
    FORM(A_FORM),
    /// Of a page of ours.
    PAGE(A_FORM);

    private final String mediaType;

    Kind(String mediaType) {
      this.mediaType = mediaType;
    }
  }

  /// Answers of its own, word for word what those clients know where the system has the same case.
  enum Sentence {
    WRONG(401, "Invalid credentials"),
    WRONG_PIN(401, "Invalid PIN"),
    BLOCKED(403, "Account blocked"),
    NOT_A_MEMBER(403, "Not a member"),
    THROTTLED(429, "Rate limited"),
    MISSING(400, "Missing required fields"),
    LINK_GONE(400, "Invalid or expired token"),
    /// That system has no word for what follows.
    NOT_OFFERED(403, "Login method not enabled"),
    FOREIGN(403, "Origin not allowed"),
    BUSY(503, "Temporarily unavailable");

    private final int status;
    private final String text;

    Sentence(int status, String text) {
      this.status = status;
      this.text = text;
    }

    HttpResponse response() {
      return error(status, ("{\"error\":\"" + text + "\"}").getBytes(UTF_8));
    }
  }

  /// Whether a person looks at the answer.
  boolean isOfBrowser() {
    return switch (kind) {
      case JSON -> false;
      case FORM -> wantsPage(request);
      case PAGE -> true;
    };
  }

  /// Whether what was sent says whether it comes from a browser that was here before. Programs keep
  /// no cookie, and pages of other sites bring none, so that a new one would take the place of one
  /// that is good.
  boolean bringsCookies() {
    return switch (kind) {
      case JSON -> false;
      case FORM -> wantsPage(request) && Forms.bringsCookies(request);
      case PAGE -> true;
    };
  }

  /// Whether a browser shows the answer by itself.
  static boolean wantsPage(HttpRequest request) {
    return request
        .header("Accept")
        .filter(accept -> accept.toLowerCase(Locale.ROOT).contains("text/html"))
        .isPresent();
  }

  /// The body, if it is of the one form that the address takes. A page of another site can send no
  /// such JSON without asking first, which nobody here allows.
  ParsedBody body() {
    var type =
        request
            .header("Content-Type")
            .map(sent -> sent.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
            .orElse("");
    if (!type.equals(kind.mediaType)) {
      return new ParsedBody.Malformed(
          Reason.REQUEST_CONTENT_TYPE, "body.content_type", "the body must be " + kind.mediaType);
    }
    return switch (request.form()) {
      case ParsedBody.Form(var fields) when fields.repeated(Set.of()).isPresent() ->
          new ParsedBody.Malformed(
              Reason.REQUEST_REPEATED_PARAMETER,
              Reason.REQUEST_REPEATED_PARAMETER.code(),
              "a parameter came twice");
      case ParsedBody read -> read;
    };
  }

  /// The authorization request that the fields stand for; absent where it lacks something. Another
  /// method than S256 is left for the endpoint to refuse.
  static Optional<Parameters> authorization(String project, Parameters fields) {
    if (REQUIRED.stream().anyMatch(name -> fields.one(name).isEmpty())) {
      return Optional.empty();
    }
    var asked = new LinkedHashMap<String, List<String>>();
    asked.put("client_id", List.of(project));
    asked.put("response_type", List.of("code"));
    REQUIRED.forEach(name -> asked.put(name, List.of(fields.one(name).orElseThrow())));
    asked.put(CHALLENGE_METHOD, List.of(fields.one(CHALLENGE_METHOD).orElse("S256")));
    return Optional.of(Parameters.of(asked));
  }

  /// Why a request was refused before any secret was looked at.
  static HttpResponse refusal(Refusal refusal) {
    var reply = ErrorReply.of(refusal, ErrorStyle.PLAIN, false);
    return switch (refusal.reason()) {
      case REQUEST_CONTENT_TYPE, REQUEST_TOO_LARGE -> error(reply.status(), reply.body());
      default -> error(400, reply.body());
    };
  }

  private static HttpResponse error(int status, byte[] json) {
    return HttpResponse.json(status, json)
        .withHeader("Cache-Control", "no-store")
        .withHeader("X-Content-Type-Options", "nosniff");
  }

  /// 302, which those clients look for; a browser follows it with GET.
  static HttpResponse found(String location) {
    return HttpResponse.empty(302)
        .withHeader("Location", location)
        .withHeader("Cache-Control", "no-store")
        .withHeader("Referrer-Policy", "no-referrer");
  }
}
