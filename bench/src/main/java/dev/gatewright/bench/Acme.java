package dev.gatewright.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;

/// The tenant that is measured, and what requests to it look like.
final class Acme {
  /// Clients of the code flow: `web` gets RS256 ID tokens, `app` none.
  static final String WEB = "web";

  static final String APP = "app";
  static final String MACHINE = "machine";

  static final String CALLBACK = "http://localhost:3000/callback";
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  static final String PASSWORD = "ada loves engines";

  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  private static final String SECRET = "-secret-with-more-than-thirty-two-characters";

  private final int port;

  Acme(int port) {
    this.port = port;
  }

  static String serverYaml(int port) {
    return """
    listen: 127.0.0.1:%1$s
    base_url: http://localhost:%1$s
    store: sqlite:gatewright.db
    master_key_file: master.key
    """
        .formatted(Integer.toString(port));
  }

  /// The tenant with `users` people who can log in.
  static String tenantsYaml(int port, int users) {
    var yaml =
        new StringBuilder(
            """
            issuers:
              - id: acme
                url: http://localhost:%s
                name: Acme
                scopes: ["projects:read", "projects:write"]
                clients:
                  - { id: machine, type: machine, secret: machine%2$s, scopes: ["projects:read"] }
                  - id: web
                    type: web
                    secret: web%2$s
                    redirect_uris: ["%3$s"]
                    grants: [authorization_code, refresh_token]
                    scopes: [openid, profile, email, "projects:write"]
                    refresh_token: always
                    first_party: true
                  - id: app
                    type: web
                    secret: app%2$s
                    redirect_uris: ["%3$s"]
                    grants: [authorization_code, refresh_token]
                    scopes: [openid, profile, email, "projects:write"]
                    refresh_token: always
                    first_party: true
                    id_token: { issue: never }
            """
                .formatted(Integer.toString(port), SECRET, CALLBACK));
    if (users > 0) {
      yaml.append("    users:\n");
    }
    for (int i = 0; i < users; i++) {
      yaml.append("      - { email: %s, password: %s, name: Ada }%n".formatted(email(i), PASSWORD));
    }
    if (users > 0) {
      yaml.append("    organizations:\n      - id: org_acme\n        name: Acme Inc\n");
      yaml.append("        members:\n");
    }
    for (int i = 0; i < users; i++) {
      yaml.append(
          "          - { user: %s, title: Founder, scopes: [owner] }%n".formatted(email(i)));
    }
    return yaml.toString();
  }

  static String email(int user) {
    return "ada" + user + "@acme.test";
  }

  byte[] get(String path, String... headers) {
    return bytes("GET " + path, "", headers);
  }

  byte[] post(String path, String form, String... headers) {
    return bytes("POST " + path, form, headers);
  }

  /// A request to a back-channel endpoint by a client with its secret.
  byte[] call(String path, String client, String form) {
    var credentials =
        Base64.getEncoder().encodeToString((client + ":" + client + SECRET).getBytes(UTF_8));
    return post(path, form, "Authorization: Basic " + credentials);
  }

  byte[] clientCredentials() {
    return call("/oauth2/token", MACHINE, "grant_type=client_credentials&scope=projects%3Aread");
  }

  byte[] authorize(String client, String cookies) {
    var query =
        "client_id=%s&response_type=code&redirect_uri=%s&scope=%s&state=af0ifjsldkj&nonce=n-0S6_WzA2Mj&code_challenge=%s&code_challenge_method=S256"
            .formatted(
                client, encoded(CALLBACK), "openid+profile+email+projects%3Awrite", CHALLENGE);
    return get("/oauth2/authorize?" + query, "Cookie: " + cookies);
  }

  byte[] redeem(String client, String code) {
    return call(
        "/oauth2/token",
        client,
        "grant_type=authorization_code&code=%s&redirect_uri=%s&code_verifier=%s"
            .formatted(encoded(code), encoded(CALLBACK), VERIFIER));
  }

  byte[] refresh(String client, String token) {
    return call(
        "/oauth2/token", client, "grant_type=refresh_token&refresh_token=" + encoded(token));
  }

  byte[] introspect(String client, String token) {
    return call("/oauth2/introspect", client, "token=" + encoded(token));
  }

  byte[] userInfo(String token) {
    return get("/oauth2/userinfo", "Authorization: Bearer " + token);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private byte[] bytes(String start, String form, String... headers) {
    var head = new StringBuilder(start).append(" HTTP/1.1\r\nHost: localhost:").append(port);
    for (String header : headers) {
      head.append("\r\n").append(header);
    }
    if (!form.isEmpty()) {
      head.append("\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ")
          .append(form.length());
    }
    return head.append("\r\n\r\n").append(form).toString().getBytes(UTF_8);
  }
}
