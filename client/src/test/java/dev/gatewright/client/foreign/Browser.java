package dev.gatewright.client.foreign;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A person's browser with cookies and without scripts. It stops where it is sent back to the
/// application, which nobody serves here. Not for several threads.
final class Browser {
  private static final int MOST_HOPS = 15;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .cookieHandler(new LoopbackCookies())
          .connectTimeout(PATIENCE)
          .build();

  /// Types an address and follows where it leads.
  Page open(URI uri) throws IOException, InterruptedException {
    return follow(HttpRequest.newBuilder(uri).GET(), uri);
  }

  /// Sends a form with these values in place of its own.
  Page submit(Page.Form form, Map<String, String> values) throws IOException, InterruptedException {
    var body = form.filled(values);
    if (isApplication(form.action())) {
      return new Page(form.action(), 0, body);
    }
    return form.isPost()
        ? follow(
            HttpRequest.newBuilder(form.action())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)),
            form.action())
        : open(form.action().resolve("?" + body));
  }

  private Page follow(HttpRequest.Builder start, URI at) throws IOException, InterruptedException {
    var request = start;
    var uri = at;
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      if (isApplication(uri)) {
        return new Page(uri, 0, "");
      }
      var answer =
          http.send(
              request.timeout(PATIENCE).header("Accept", "text/html,*/*;q=0.8").build(),
              BodyHandlers.ofString());
      var location = answer.headers().firstValue("location");
      if (answer.statusCode() < 300 || answer.statusCode() > 399 || location.isEmpty()) {
        return new Page(uri, answer.statusCode(), answer.body());
      }
      uri = uri.resolve(location.get());
      request = HttpRequest.newBuilder(uri).GET();
    }
    throw new AssertionError("redirected without end, last to " + uri);
  }

  private static boolean isApplication(URI uri) {
    return ForeignProvider.APPLICATION.getAuthority().equals(uri.getAuthority());
  }

  /// Sends `Secure` cookies over plain HTTP too, as browsers do on their own machine.
  private static final class LoopbackCookies extends CookieManager {
    @Override
    public void put(URI uri, Map<String, List<String>> headers) throws IOException {
      var kept = new HashMap<>(headers);
      kept.replaceAll((name, values) ->
          name.equalsIgnoreCase("Set-Cookie")
              ? values.stream().map(value -> value.replaceAll("(?i); *secure", "")).toList()
              : values);
      super.put(uri, kept);
    }
  }
}
