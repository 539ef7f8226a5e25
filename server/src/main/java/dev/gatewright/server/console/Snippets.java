package dev.gatewright.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.clients.ClientAuthMethod;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.pages.console.ClientCodeView.Snippet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Programs to copy for one client, filled in with its own values. A secret is never in one: it is
/// named as a variable of the environment.
///
/// A template is a file of `snippets`. `{{name}}` stands for a value, and `{{json:name}}`,
/// `{{shell:name}}` for it as a literal of the language. A line that begins with `?secret` is there
/// for clients with a secret.
final class Snippets {
  private static final Pattern HOLE = Pattern.compile("\\{\\{(?:([a-z]+):)?([a-z_]+)}}");

  /// Where next-auth comes back to.
  private static final Pattern NEXT_AUTH = Pattern.compile("/api/auth/callback/([A-Za-z0-9_-]+)");

  /// Paths that the programs have for something else.
  private static final Set<String> TAKEN = Set.of("", "/", "/login", "/logout");

  private final Map<String, String> values = new HashMap<>();
  private final List<Snippet> made = new ArrayList<>();
  private final boolean secret;

  private Snippets(boolean secret) {
    this.secret = secret;
  }

  /// Those that fit what the client is and may do.
  static List<Snippet> of(String issuer, OneClient one) {
    var effective = one.effective();
    var auth = effective.get(ClientKeys.TOKEN_ENDPOINT_AUTH);
    boolean proves =
        auth.contains(ClientAuthMethod.CLIENT_SECRET_POST)
            && auth.contains(ClientAuthMethod.CLIENT_SECRET_BASIC);
    if (!proves && !effective.isPublic()) {
      return List.of(); // Whoever set up another proof has a program that gives it.
    }
    var snippets = new Snippets(proves);
    snippets.put("issuer", issuer);
    snippets.put("client_id", one.id().value());
    snippets.put("token", issuer + "/oauth2/token");
    snippets.put("metadata", issuer + "/.well-known/openid-configuration");
    snippets.put("secret_name", proves ? " CLIENT_SECRET," : "");
    var grants = effective.get(ClientKeys.GRANTS);
    if (grants.contains(GrantType.AUTHORIZATION_CODE)) {
      effective.get(ClientKeys.REDIRECT_URIS).stream()
          .findFirst()
          .ifPresent(uri -> snippets.logins(ClientKind.of(one.document().tree()), uri));
    } else if (grants.contains(GrantType.CLIENT_CREDENTIALS) && proves) {
      snippets.add("java", "Java", "java-machine", "");
      snippets.add("go", "Go", "go-machine", "");
      snippets.add("python", "Python", "python-machine", "");
      snippets.add("curl", "curl", "curl-machine", "");
    }
    return List.copyOf(snippets.made);
  }

  private void logins(ClientKind kind, String redirectUri) {
    var uri = URI.create(redirectUri);
    boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    var path = isWeb ? uri.getRawPath() : "";
    var origin = isWeb ? uri.getScheme() + "://" + uri.getRawAuthority() : "";
    put("redirect_uri", redirectUri);
    put("path", path);
    put("origin", origin);
    put("port", Integer.toString(uri.getPort() < 0 ? 3000 : uri.getPort()));
    put(
        "authorization_url",
        known("issuer")
            + "/oauth2/authorize?response_type=code&code_challenge_method=S256"
            + "&scope=openid%20profile%20email&client_id="
            + encoded(known("client_id"))
            + "&redirect_uri="
            + encoded(redirectUri));
    boolean routed = isWeb && !TAKEN.contains(path) && uri.getRawQuery() == null;
    switch (kind) {
      case SPA -> {
        if (isWeb) {
          add("spa", "JavaScript (oidc-client-ts)", "spa", "");
        }
      }
      case NATIVE -> {
        if (routed) {
          add("java", "Java", "java", "");
        }
      }
      case MACHINE, WEB, AUTHGEAR, AUTHPI, BESHOY, TS_OAUTH2_SERVER -> {
        if (routed && secret) {
          frameworks(path, origin);
        }
      }
    }
    add("curl", "curl", "curl", "");
  }

  private void frameworks(String path, String origin) {
    add("java", "Java", "java", "");
    add("spring", "Spring Security", "spring", "");
    add("express", "Express", "express", "");
    var next = NEXT_AUTH.matcher(path);
    boolean fits = next.matches();
    put("provider", fits ? next.group(1) : "gatewright");
    add("next", "Next.js", "next", fits ? "" : origin + "/api/auth/callback/gatewright");
    add("go", "Go", "go", "");
    add("python", "Python", "python", "");
  }

  private String known(String name) {
    return values.getOrDefault(name, "");
  }

  private void put(String name, String value) {
    values.put(name, value);
  }

  private void add(String id, String title, String template, String wants) {
    made.add(new Snippet("code-" + id, title, filled(template), wants));
  }

  private String filled(String template) {
    return text(template)
        .lines()
        .filter(line -> secret || !line.startsWith("?secret"))
        .map(line -> line.startsWith("?secret") ? line.substring("?secret".length()) : line)
        .map(line -> HOLE.matcher(line).replaceAll(this::value))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String value(MatchResult hole) {
    var value = known(hole.group(2));
    var written =
        switch (hole.group(1) == null ? "" : hole.group(1)) {
          case "json" -> JsonText.of(value);
          case "shell" -> "'" + value.replace("'", "'\\''") + "'";
          default -> value;
        };
    return Matcher.quoteReplacement(written);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private static String text(String template) {
    try (var file = Snippets.class.getResourceAsStream("snippets/" + template + ".txt")) {
      if (file == null) {
        throw new IllegalStateException("no template " + template);
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
