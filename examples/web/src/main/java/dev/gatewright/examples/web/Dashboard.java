package dev.gatewright.examples.web;

import com.sun.net.httpserver.HttpExchange;
import dev.gatewright.client.Agent;
import dev.gatewright.client.Organization;
import dev.gatewright.client.token.TokenSet;
import dev.gatewright.httpserver.HttpServerExchange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// The page of a logged-in person: who they are, what they may do where, and how fresh their access
/// token is.
final class Dashboard {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// Remembers which access token this page showed last, by its end, to tell when it was renewed.
  private static final String SHOWN = "shown";

  private final Settings settings;
  private final InstantSource clock;

  Dashboard(Settings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  void show(HttpExchange exchange, Agent person) throws IOException {
    var tokens = person.tokens();
    var profile = person.profile();
    Pages.show(
        exchange,
        200,
        "Dashboard",
        Html.of(
            "dashboard.html",
            Map.of(
                "name",
                profile.name().or(profile::email).orElse(profile.subject()),
                "email",
                profile.email().orElse(""),
                "subject",
                profile.subject(),
                "organizations",
                organizations(person.organizations()),
                "expiry",
                tokens.expiresAt().map(this::expiry).orElse("at a time that it did not tell"),
                "renewed",
                wasRenewed(exchange, tokens) ? Html.of("renewed.html", Map.of()) : new Html(""),
                "scopes",
                chips(tokens.scopes()))));
  }

  private Html organizations(List<Organization> all) {
    return all.isEmpty()
        ? Html.of("none.html", Map.of())
        : Html.all(all.stream().map(this::organization).toList());
  }

  private Html organization(Organization each) {
    return Html.of(
        "organization.html",
        Map.of(
            "name",
            settings.organizationName(each.id()),
            "id",
            each.id(),
            "title",
            each.title().orElse("Member"),
            "scopes",
            chips(each.scopes()),
            "may",
            each.allows("write", "projects")
                ? "You may create projects here."
                : "You may not create projects here: try it, and see the refusal."));
  }

  private static Html chips(Collection<String> words) {
    return Html.all(
        new TreeSet<>(words)
            .stream().map(word -> Html.of("chip.html", Map.of("word", word))).toList());
  }

  private String expiry(Instant end) {
    return CLOCK.format(end) + ", in " + Duration.between(clock.instant(), end).toSeconds() + " s";
  }

  /// The next login's token will be another one, and not a renewed one.
  static void forget(HttpExchange exchange) {
    var gone = SHOWN + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax";
    new HttpServerExchange(exchange).addHeader("Set-Cookie", gone);
  }

  private static boolean wasRenewed(HttpExchange exchange, TokenSet tokens) {
    var now = SHOWN + "=" + tokens.expiresAt().map(Instant::getEpochSecond).orElse(0L);
    var web = new HttpServerExchange(exchange);
    web.addHeader("Set-Cookie", now + "; Path=/; HttpOnly; SameSite=Lax");
    return web.headers("Cookie").stream()
        .anyMatch(sent -> sent.contains(SHOWN + "=") && !sent.contains(now));
  }
}
