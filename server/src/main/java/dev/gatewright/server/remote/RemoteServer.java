package dev.gatewright.server.remote;

import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.Request;
import dev.gatewright.server.control.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import tools.jackson.core.JacksonException;

/// A server that is elsewhere, and the key with which it is asked. Nothing that it answers leads
/// anywhere else, so the key goes to no other address.
///
/// @param trust whose certificates are taken; those that the JDK trusts where it is absent
public record RemoteServer(ServerAddress address, Key key, Optional<SSLContext> trust) {
  private static final Duration CONNECTING = Duration.ofSeconds(10);

  /// As long as an `apply` with many passwords may take.
  private static final Duration ANSWERING = Duration.ofMinutes(5);

  private static final int LONGEST_ANSWER = 64 * 1024 * 1024;

  /// Has the request carried out there. What came between is an answer too.
  public Answer ask(Request request) {
    boolean asJson = request.isForProgram();
    try (var http = client()) {
      return told(http.send(message(request), BodyHandlers.ofInputStream()), asJson);
    } catch (HttpConnectTimeoutException _) {
      return unavailable("does not answer", asJson);
    } catch (ConnectException e) {
      return unavailable("cannot be reached: " + why(e), asJson);
    } catch (HttpTimeoutException _) {
      return unavailable("does not answer" + request.afterCut(), asJson);
    } catch (SSLException e) {
      return unavailable(
          isOfCertificate(e)
              ? "is not trusted (%s): name the certificate of its authority with --ca"
                  .formatted(e.getMessage())
              : "does not speak TLS there (%s): where it speaks plain HTTP, name the https address of the proxy before it, or on its own machine http://localhost and the port"
                  .formatted(e.getMessage()),
          asJson);
    } catch (IOException e) {
      return unavailable(
          (address.isPlain()
                  ? "does not speak plain HTTP there (%s): where it speaks TLS, say https"
                      .formatted(why(e))
                  : "cannot be reached: " + why(e))
              + request.afterCut(),
          asJson);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return unavailable("was not waited for", asJson);
    }
  }

  /// Whether it showed a certificate, which is not the one that is wanted.
  private static boolean isOfCertificate(SSLException fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }

  private HttpClient client() {
    var builder =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(CONNECTING);
    trust.ifPresent(builder::sslContext);
    return builder.build();
  }

  private HttpRequest message(Request request) {
    return HttpRequest.newBuilder(address.commands())
        .timeout(ANSWERING)
        .header("Authorization", key.basic())
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(Wire.bytes(request)))
        .build();
  }

  private Answer told(HttpResponse<InputStream> response, boolean asJson) throws IOException {
    byte[] body;
    try (var stream = response.body()) {
      body = stream.readNBytes(LONGEST_ANSWER + 1);
    }
    if (body.length > LONGEST_ANSWER) {
      return unavailable("answers with more than %s bytes".formatted(LONGEST_ANSWER), asJson);
    }
    return switch (response.statusCode()) {
      case 200 ->
          Wire.answer(body)
              .orElseGet(() -> unavailable("is no Gatewright of this version", asJson));
      case 401 ->
          Answer.failed(
              Answer.FAILED,
              "the server at %s does not take this key: it is another server's, revoked, expired or not for this address; its audit trail says which"
                  .formatted(address),
              asJson);
      case 404, 405 ->
          unavailable(
              "has no API of administration there: admin_api in its server.yaml says where it is, and an older version has none for commands",
              asJson);
      case 413 ->
          Answer.failed(
              Answer.FAILED,
              "the server at %s takes no more than 2 MiB at once, pictures included"
                  .formatted(address),
              asJson);
      case 429 ->
          unavailable(
              "had too many wrong keys from here; wait %s seconds"
                  .formatted(response.headers().firstValue("Retry-After").orElse("some")),
              asJson);
      default ->
          unavailable("answers %s %s".formatted(response.statusCode(), detail(body)), asJson);
    };
  }

  /// What a problem document says (RFC 9457); nothing of any other body.
  private static String detail(byte[] body) {
    try {
      var problem = JsonText.read(body);
      var detail = problem.path("detail").asString("");
      var reference = problem.path("reference").asString("");
      return "(%s %s)".formatted(detail, reference).replaceAll("[^ -~]", "?");
    } catch (JacksonException _) {
      return "";
    }
  }

  private static String why(IOException fault) {
    return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
  }

  private Answer unavailable(String why, boolean asJson) {
    return Answer.failed(Answer.UNAVAILABLE, "the server at %s %s".formatted(address, why), asJson);
  }
}
