package dev.gatewright.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// A mail that a server with `mail: inbox` caught.
public record CaughtMail(String subject, String text, String html, List<URI> links) {
  private static final Pattern CODE = Pattern.compile("(?m)^([0-9]{6})$");

  /// Waits until the inbox of the server at this origin has so many mails to the address, and
  /// answers with the newest.
  public static CaughtMail await(URI origin, String to, int count) {
    Patience.until(count + " mails to " + to, () -> all(origin, to).size() >= count);
    try {
      return all(origin, to).getFirst();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Waits until the inbox has a mail to the address that leads somewhere, whatever else came, and
  /// answers with the newest such.
  public static CaughtMail awaitLink(URI origin, String to) {
    Patience.until("a link to " + to, () -> !leading(origin, to).isEmpty());
    try {
      return leading(origin, to).getFirst();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static List<CaughtMail> leading(URI origin, String to)
      throws IOException, InterruptedException {
    return all(origin, to).stream().filter(mail -> !mail.links().isEmpty()).toList();
  }

  /// The mails to the address, the newest first.
  public static List<CaughtMail> all(URI origin, String to)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(origin.resolve("/dev/inbox.json?to=" + to)).build();
      var mails = new ArrayList<CaughtMail>();
      for (var mail :
          JsonMapper.shared().readTree(http.send(request, BodyHandlers.ofString()).body())) {
        var links = new ArrayList<URI>();
        mail.path("links").forEach(link -> links.add(URI.create(link.asString())));
        mails.add(
            new CaughtMail(
                mail.path("subject").asString(),
                mail.path("text").asString(),
                mail.path("html").asString(),
                links));
      }
      return mails;
    }
  }

  /// The one link in it.
  public URI link() {
    return links.getFirst();
  }

  /// The six digits that stand alone on a line.
  public String code() {
    var matcher = CODE.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no code in: " + text);
    }
    return matcher.group(1);
  }
}
