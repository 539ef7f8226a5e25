package dev.gatewright.testkit;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The HTTP client that the browsers of one server share, made when the first of them is opened.
final class Browsers implements AutoCloseable {
  private final AtomicReference<@Nullable HttpClient> shared = new AtomicReference<>();

  Browser open(URI provider) {
    return new Browser(client(), provider);
  }

  private synchronized HttpClient client() {
    var known = shared.get();
    if (known == null) {
      known =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
      shared.set(known);
    }
    return known;
  }

  @Override
  public void close() {
    var known = shared.get();
    if (known != null) {
      known.shutdownNow();
      known.close();
    }
  }
}
