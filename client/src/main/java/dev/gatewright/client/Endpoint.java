package dev.gatewright.client;

import dev.gatewright.client.discovery.ProviderMetadata;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.http.HttpTransport.Response;
import dev.gatewright.client.internal.ForeignText;
import dev.gatewright.client.internal.RandomValues;
import dev.gatewright.client.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Requests to the provider's endpoints with this client's authentication, and what their answers
/// mean. Every failure leaves here as an [IdpException].
final class Endpoint {
  private final String clientId;
  private final ClientAuthentication authentication;
  private final HttpTransport transport;
  private final InstantSource clock;
  private final RandomValues random;

  Endpoint(
      String clientId,
      ClientAuthentication authentication,
      HttpTransport transport,
      InstantSource clock,
      RandomValues random) {
    this.clientId = clientId;
    this.authentication = authentication;
    this.transport = transport;
    this.clock = clock;
    this.random = random;
  }

  /// One name and value of a form, which may repeat.
  record Field(String name, String value) {}

  /// Sends a form with this client's authentication and reads the JSON object that answers it.
  JsonObject post(ProviderMetadata provider, URI target, List<Field> fields) {
    return read(postForm(provider, target, fields).body());
  }

  /// The JSON object that a success is answered with. A member of a wrong type is told as this
  /// answer's fault when it is read.
  static JsonObject read(byte[] body) {
    return JsonObject.parse(body)
        .map(Endpoint::foreign)
        .orElseThrow(() -> invalidAnswer("it is no JSON object"));
  }

  static JsonObject foreign(JsonObject answer) {
    return answer.refusing(Endpoint::invalidAnswer);
  }

  /// A success that is none: the provider answered with what the specifications do not allow.
  static IdpException.Refused invalidAnswer(String why) {
    return new IdpException.Refused(
        "provider.refused", 200, "invalid_response", "the answer is malformed: " + why);
  }

  /// Sends a form with this client's authentication; any 2xx will do.
  Response postForm(ProviderMetadata provider, URI target, List<Field> fields) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Accept", "application/json");
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    var form = new ArrayList<>(fields);
    authenticate(provider, headers, form);
    return checked(send(HttpTransport.Request.post(target, headers, encode(form))), provider);
  }

  /// Asks with an access token, as a resource server is asked (RFC 6750 §2.1).
  Response getWithToken(ProviderMetadata provider, URI target, String accessToken) {
    var headers = Map.of("Accept", "application/json", "Authorization", "Bearer " + accessToken);
    return checked(send(HttpTransport.Request.get(target, headers)), provider);
  }

  private void authenticate(
      ProviderMetadata provider, Map<String, String> headers, List<Field> form) {
    var way = authentication.way();
    if (way instanceof ClientAuthentication.Secret secret) {
      if (isSentAsBasic(secret, provider)) {
        headers.put("Authorization", basic(secret));
        return;
      }
      form.add(new Field("client_id", clientId));
      form.add(new Field("client_secret", secret.value()));
    } else if (way instanceof ClientAuthentication.PrivateKey privateKey) {
      form.add(new Field("client_id", clientId));
      form.add(
          new Field(
              "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
      form.add(
          new Field(
              "client_assertion",
              ClientAssertions.sign(
                  privateKey.key(), clientId, provider.issuer(), random.value(), clock.instant())));
    } else if (way instanceof ClientAuthentication.Apple apple) {
      form.add(new Field("client_id", clientId));
      form.add(
          new Field(
              "client_secret",
              ClientAssertions.appleSecret(apple.key(), apple.team(), clientId, clock.instant())));
    } else {
      form.add(new Field("client_id", clientId));
    }
  }

  private static boolean isSentAsBasic(
      ClientAuthentication.Secret secret, ProviderMetadata provider) {
    if (secret.place() != ClientAuthentication.Place.WHERE_THE_PROVIDER_TAKES_IT) {
      return secret.place() == ClientAuthentication.Place.HEADER;
    }
    var methods = provider.tokenEndpointAuthMethods();
    return methods.contains("client_secret_basic") || !methods.contains("client_secret_post");
  }

  /// Both halves are form-encoded before they are joined (RFC 6749 §2.3.1).
  private String basic(ClientAuthentication.Secret secret) {
    var pair = encode(clientId) + ":" + encode(secret.value());
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private Response send(HttpTransport.Request request) {
    try {
      return transport.send(request);
    } catch (IOException unreachable) {
      throw new IdpException.Unavailable(
          "provider.unreachable", "no answer from " + request, unreachable);
    }
  }

  private static Response checked(Response answer, ProviderMetadata provider) {
    if (answer.isSuccess()) {
      return answer;
    }
    if (answer.isPassing()) {
      var message = "the provider at " + provider.issuer() + " answered " + answer.status();
      throw retryAfter(answer)
          .map(wait -> new IdpException.Unavailable("provider.unavailable", message, wait))
          .orElseGet(() -> new IdpException.Unavailable("provider.unavailable", message));
    }
    throw refused(
        answer.status(), JsonObject.parse(answer.body()).orElseGet(() -> challenge(answer)));
  }

  private static IdpException.Refused refused(int status, JsonObject answer) {
    return new IdpException.Refused(
        "provider.refused",
        status,
        ForeignText.printable(lenient(answer, "error").orElse("invalid_response")),
        ForeignText.printable(lenient(answer, "error_description").orElse("")));
  }

  /// An answer that is a refusal by its words, though its status says success, as GitHub's is.
  static void requireNoError(JsonObject answer) {
    if (lenient(answer, "error").isPresent()) {
      throw refused(200, answer);
    }
  }

  /// An error stays an error whatever its words are: one of another type counts as none.
  private static Optional<String> lenient(JsonObject error, String name) {
    return error.asMap().get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /// The error that a resource server names in its challenge (RFC 6750 §3).
  private static JsonObject challenge(Response answer) {
    var challenge = answer.header("www-authenticate").orElse("");
    var start = challenge.indexOf("error=\"");
    var end = start < 0 ? -1 : challenge.indexOf('"', start + 7);
    return end < 0
        ? JsonObject.empty()
        : JsonObject.of(Map.of("error", challenge.substring(start + 7, end)));
  }

  /// Seconds only: a provider that sends a date is waited for like one that sends nothing.
  private static Optional<Duration> retryAfter(Response answer) {
    return answer
        .header("retry-after")
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  static String encode(List<Field> fields) {
    var text = new StringBuilder();
    for (var field : fields) {
      text.append(text.isEmpty() ? "" : "&")
          .append(encode(field.name()))
          .append('=')
          .append(encode(field.value()));
    }
    return text.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
