package dev.gatewright.spring;

import dev.gatewright.client.IdpClient;
import dev.gatewright.testkit.TestClient;
import dev.gatewright.testkit.TestGatewright;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// A Spring Boot application on a port of its own, registered at the test's provider, with the
/// provider's clock.
final class RunningApplication implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final URI address;
  private final HttpClient scripts = HttpClient.newHttpClient();

  private RunningApplication(ConfigurableApplicationContext context, URI address) {
    this.context = context;
    this.address = address;
  }

  /// Starts it. The registered redirect URI has its port, so the port is chosen before.
  static RunningApplication start(
      TestGatewright provider, Class<?> application, String... arguments) {
    var port = freePort();
    var address = URI.create("http://localhost:" + port);
    var client =
        TestClient.web("web")
            .redirectUri(address + "/callback")
            .postLogoutRedirectUri(address + "/")
            .refreshTokenAlways()
            .firstParty();
    provider.apply(client);
    var all =
        new ArrayList<>(
            List.of(
                "--server.port=" + port,
                "--server.address=localhost",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--gatewright.issuer=" + provider.issuer(),
                "--gatewright.client-id=" + client.id(),
                "--gatewright.client-secret=" + client.secret(),
                "--gatewright.base-url=" + address));
    all.addAll(List.of(arguments));
    var context =
        new SpringApplicationBuilder(application)
            .initializers((GenericApplicationContext starting) ->
                starting.registerBean("clock", InstantSource.class, provider::clock))
            .run(all.toArray(String[]::new));
    return new RunningApplication(context, address);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no free port", e);
    }
  }

  /// The address of a page.
  URI at(String path) {
    return address.resolve(path);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  IdpClient idp() {
    return bean(IdpClient.class);
  }

  /// A request of a script, which is no navigation; headers are names and values in turn.
  HttpResponse<String> fetch(String method, String path, String... headers) {
    return send(method, path, "", headers);
  }

  /// A script's POST of a form.
  HttpResponse<String> post(String path, String form, String... headers) {
    var all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
    return send("POST", path, form, all.toArray(String[]::new));
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers) {
    var request = HttpRequest.newBuilder(at(path)).method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return scripts.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("no answer from " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    scripts.close();
    context.close();
  }
}
