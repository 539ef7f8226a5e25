package dev.gatewright.server.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gatewright.server.config.issuer.TenantsReader;
import dev.gatewright.server.config.server.ServerConfigReader;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.ConfigProblem;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.Surroundings;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenFilesTest {
  private static final String LONG = "0123456789abcdef0123456789abcdef";

  @ParameterizedTest(name = "{1}")
  @MethodSource("brokenTenants")
  @DisplayName("a broken tenants.yaml names line, column, key and fix")
  void tenants(String yaml, String expected) {
    var result = TenantsReader.read(Samples.file("tenants.yaml", yaml), Samples.BASE_URL);

    assertThat(Samples.problems(result)).isEqualTo("tenants.yaml:" + expected);
  }

  static Stream<Arguments> brokenTenants() {
    return Stream.of(
        arguments(
            "",
            "1:1: issuers is missing  Fix: Add issuers: a list, each item a set of keys (issuer)."),
        arguments("- a", "1:1: the file must hold keys, not a list  Fix: Start with key: value."),
        arguments(
            "issuers:\n  - id: acme\n    clients:\n      - id: web\n        redirect_uri: x\n"
                + "        secret: "
                + LONG
                + "\n        grants: [client_credentials]\n",
            "5:9: issuers[0].clients[0].redirect_uri is not a known key; did you mean"
                + " redirect_uris?  Fix: Rename it to redirect_uris."),
        arguments(
            "issuers: []\nissuers: []\n",
            "2:1: issuers is written twice in the same place  Fix: Keep one of the two."),
        arguments(
            issuer("name: [a]"),
            "3:11: issuers[0].name must be text, not a list  Fix: Write text."),
        arguments(issuer("name: true"), "3:11: issuers[0].name must be text  Fix: Write text."),
        arguments(
            issuer("name: ${NOT_SET}"),
            "3:11: issuers[0].name needs the environment value NOT_SET, which is not set"
                + "  Fix: Set NOT_SET, or write ${NOT_SET:-default}."),
        arguments(
            issuer("sessions: { idle: 30 }"),
            "3:23: issuers[0].sessions.idle must be a duration from 1m to 3650d, such as 60s, 5m,"
                + " 12h or 7d  Fix: Write a duration from 1m to 3650d, such as 60s, 5m, 12h or"
                + " 7d."),
        arguments(
            issuer("sessions: { idle: 5s }"),
            "3:23: issuers[0].sessions.idle is out of range  Fix: Write a duration from 1m to"
                + " 3650d, such as 60s, 5m, 12h or 7d."),
        arguments(
            issuer("sessions: { per_user: 0 }"),
            "3:27: issuers[0].sessions.per_user must be a whole number from 1 to 1000"
                + "  Fix: Write a whole number from 1 to 1000."),
        arguments(
            issuer("parameterless_logout: ende"),
            "3:27: issuers[0].parameterless_logout is \"ende\", which is none of the known words"
                + "  Fix: Write end."),
        arguments(
            issuer("login: { methods: [password, pin] }"),
            "3:34: issuers[0].login.methods[1] is \"pin\", which is none of the known words"
                + "  Fix: Use one of password, passkey, magic_link, email_code, sms_code, upstream."),
        arguments(
            issuer(
                "login: { methods: [password] }\n    clients: [{ id: app, type: spa, redirect_uris:"
                    + " [\"https://a.test/\"], login_methods: [passkey] }]"),
            "4:88: issuers[0].clients[0].login_methods names nothing with which one can sign in at"
                + " the issuer  Fix: Name one of password, pin, or add it to login.methods."),
        arguments(
            issuer("signup_domains: [Acme]"),
            "3:22: issuers[0].signup_domains[0] is no domain in lower case"
                + "  Fix: Write for example acme.test."),
        arguments(
            issuer("terms: { terms_of_service: \"http://acme.test/\" }"),
            "3:32: issuers[0].terms.terms_of_service is no https URL" + "  Fix: Write https://..."),
        arguments(
            issuer("url: https://ACME.test/"),
            "3:10: issuers[0].url must be https, or http on a loopback host, without query,"
                + " fragment, capital letters in the host, and slash at the end"
                + "  Fix: Write for example https://login.acme.test."),
        arguments(
            "issuers: [{ id: OAuth2 }]",
            "1:17: issuers[0].id is \"OAuth2\", an address of the server itself"
                + "  Fix: Choose another id."),
        arguments(
            "issuers: [{ id: System }]",
            "1:17: issuers[0].id is \"System\", as the server's own log is called"
                + "  Fix: Choose another id."),
        arguments(
            "issuers: [{ id: acme }, { id: Acme }]",
            "1:31: issuers[1].id is the id of another issuer too"
                + "  Fix: Give each issuer its own id."),
        arguments(
            "issuers: [{ id: a }, { id: b, url: \"http://localhost:8080/a\" }]",
            "1:36: issuers[1].url makes http://localhost:8080/a the address of two issuers"
                + "  Fix: Give each its own url."),
        arguments(
            issuer("users: [{ email: a@b.test }, { email: A@B.test }]"),
            "3:43: issuers[0].users[1].email is the address of another user too"
                + "  Fix: Keep one entry."),
        arguments(
            issuer("users: [{ email: a@b.test, password: short }]"),
            "3:42: issuers[0].users[0].password has fewer than 8 or more than 1024 characters"
                + "  Fix: Choose a longer password, such as four random words."),
        arguments(
            issuer("users: [{ email: a@b.test, password: { file: none.txt } }]"),
            "3:42: issuers[0].users[0].password names the file \"none.txt\", which is empty or cannot"
                + " be read  Fix: Check the path, seen from the folder of this file, and its"
                + " permissions."),
        arguments(
            client("type: spa", "secret: " + LONG, "redirect_uris: [\"https://a.test\"]"),
            "5:17: issuers[0].clients[0].secret is set for a client that authenticates with none"
                + "  Fix: Remove the secret, or make it type: web."),
        arguments(
            client("redirect_uris: [\"https://a.test\"]"),
            "3:15: issuers[0].clients[0].secret is missing for a client that authenticates with a"
                + " secret  Fix: Add secret: { generate: true }, or token_endpoint_auth:"
                + " private_key_jwt with jwks."),
        arguments(
            client("secret: " + LONG, "redirect_uris: [\"JavaScript:alert(1)//\"]"),
            "5:25: issuers[0].clients[0].redirect_uris[0] is not an absolute URI"
                + "  Fix: Write the exact https URI, or http on localhost, 127.0.0.1 or [::1]."),
        arguments(
            client("secret: " + LONG, "redirect_uris: [\"http://a.test/cb\"]"),
            "5:25: issuers[0].clients[0].redirect_uris[0] is plain http to a foreign host"
                + "  Fix: Write the exact https URI, or http on localhost, 127.0.0.1 or [::1]."),
        arguments(
            client("type: spa", "refresh_rotation: none", "redirect_uris: [\"https://a.test\"]"),
            "5:27: issuers[0].clients[0].refresh_rotation is none for a public client, whose stolen"
                + " refresh token would never be noticed  Fix: Add refresh_rotation: rotate to this"
                + " client."),
        arguments(
            client(
                "secret: " + LONG,
                "signing_key: short",
                "access_token: { alg: HS256 }",
                "redirect_uris: [\"https://a.test\"]"),
            "5:22: issuers[0].clients[0].signing_key has less than 32 bytes"
                + "  Fix: Write at least 32, such as 64 random hex characters."),
        arguments(
            client("secret: " + LONG, "redirect_uris: [\"https://a.test\"]", "scopes: [profil]"),
            "6:18: issuers[0].clients[0].scopes[0] names the scope \"profil\", which the issuer does"
                + " not have  Fix: Write profile, or add it to the issuer's scopes."),
        arguments(
            client("secret: " + LONG, "redirect_uris: [\"https://a.test\", \"https://a.test\"]"),
            "5:43: issuers[0].clients[0].redirect_uris[1] is in the list twice  Fix: Remove one."),
        arguments(
            client("secret: " + LONG, "redirect_uris: []"),
            "5:24: issuers[0].clients[0].redirect_uris is missing for authorization_code  Fix: Add"
                + " redirect_uris: [\"http://localhost:3000/callback\"], or remove the grant."),
        arguments(
            "issuers: *a",
            "1:10: the file names the anchor a, which no complete value above has  Fix: Write &a"
                + " before the value that is meant."),
        arguments(
            "issuers: &a [ *a ]",
            "1:15: the file names the anchor a, which no complete value above has  Fix: Write &a"
                + " before the value that is meant."),
        arguments(
            "a: !!binary x",
            "1:4: the file has a YAML tag, which is not read  Fix: Remove the ! tag."));
  }

  @Test
  @DisplayName("all problems of a file are reported together, in the order of the file")
  void allTogether() {
    var yaml = "issuers:\n  - id: acme\n    nam: x\n    sessions: { per_user: x }\n    ur: y\n";

    var result = TenantsReader.read(Samples.file("t.yaml", yaml), Samples.BASE_URL);

    assertThat(Samples.problems(result).lines().map(line -> line.split(" ", 2)[0]))
        .containsExactly("t.yaml:3:5:", "t.yaml:4:27:", "t.yaml:5:5:");
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("brokenServers")
  @DisplayName("a broken server.yaml names line, column, key and fix")
  void server(String yaml, String expected) {
    var result = ServerConfigReader.read(Samples.file("server.yaml", yaml));

    assertThat(Samples.problems(result)).isEqualTo("server.yaml:" + expected);
  }

  static Stream<Arguments> brokenServers() {
    return Stream.of(
        arguments(
            "listen: 8080",
            "1:9: listen is not address:port  Fix: Write for example 127.0.0.1:8080."),
        arguments(
            "base_url: http://id.acme.test",
            "1:11: base_url must be an https URL, or http on a loopback host, with no query"
                + "  Fix: Write for example https://id.example.com or https://example.com/id, with no"
                + " slash at the end."),
        arguments(
            "store: 'sqlite::memory:'",
            "1:8: store would lose everything when the server ends  Fix: Name a file, such as"
                + " sqlite:data/gatewright.db. Tests use gatewright-testkit."),
        arguments(
            "store: postgresql://a@b/c",
            "1:8: store is not available in this version yet  Fix: Use sqlite:data/gatewright.db."),
        arguments(
            "tls: { certificate: a, key: b }",
            "1:6: tls is not available in this version yet"
                + "  Fix: Let a reverse proxy serve https, and remove tls."),
        arguments(
            "mail: outbox",
            "1:7: mail must be inbox, or a set of keys"
                + "  Fix: Write inbox, or { from: ..., host: ... }."),
        arguments(
            "mail: inbox\nlisten: \"0.0.0.0:8080\"",
            "1:7: mail is inbox on a server that other machines reach"
                + "  Fix: Name a mail server, or make listen and base_url those of this machine, such"
                + " as 127.0.0.1:8080 and http://localhost:8080."),
        arguments(
            "mail: inbox\nbase_url: \"https://id.example.com\"",
            "1:7: mail is inbox on a server that other machines reach"
                + "  Fix: Name a mail server, or make listen and base_url those of this machine, such"
                + " as 127.0.0.1:8080 and http://localhost:8080."),
        arguments(
            "trusted_proxies: [10.0.0.0/33]",
            "1:19: trusted_proxies[0] is no address or network"
                + "  Fix: Write for example 10.0.0.7 or 10.0.0.0/8."),
        arguments(
            "outbound: { allow: ['*.internal'] }",
            "1:21: outbound.allow[0] is no address, network or host name"
                + "  Fix: Write for example 10.0.0.0/8 or keys.internal."),
        arguments(
            "limits: { login_per_account: 10 }",
            "1:30: limits.login_per_account must be a rate such as 10/15m"
                + "  Fix: Write a rate such as 10/15m."),
        arguments(
            "admin_api: management",
            "1:12: admin_api is management, and there is no such address"
                + "  Fix: Write management: 127.0.0.1:9090, or admin_api: main."),
        arguments(
            "zzzzzzzz: 1",
            "1:1: zzzzzzzz is not a known key  Fix: Remove it; known here: listen, base_url, store,"
                + " master_key_file, tls, management, admin_api, console, mail, trusted_proxies, outbound, locations,"
                + " syslog, limits,"
                + " log."));
  }

  @Test
  @DisplayName("a file that is not UTF-8, or not there, is a problem and no exception")
  void unreadableFiles() {
    var latin = ConfigFile.of("a.yaml", "listen: \u00e9".getBytes(ISO_8859_1), Surroundings.none());

    assertThat(Samples.problems(ServerConfigReader.read(latin)))
        .isEqualTo("a.yaml:1:1: the file is not UTF-8 text  Fix: Save it as UTF-8.");
    assertThat(
            Samples.problems(
                ServerConfigReader.read(
                    ConfigFile.at(java.nio.file.Path.of("no-such.yaml"), java.util.Map.of()))))
        .isEqualTo(
            "no-such.yaml:1:1: the file cannot be read (there is no file no-such.yaml)  Fix: Check that it exists and may be"
                + " read.");
  }

  @Test
  @DisplayName("a short secret is a warning and stops nothing; no message shows a secret")
  void shortSecret() {
    var yaml = client("secret: hunter22", "redirect_uris: [\"https://a.test\"]");

    var result = TenantsReader.read(Samples.file("t.yaml", yaml), Samples.BASE_URL);

    assertThat(result).isInstanceOf(ConfigResult.Loaded.class);
    assertThat(((ConfigResult.Loaded<?>) result).warnings())
        .extracting(ConfigProblem::text)
        .containsExactly(
            "t.yaml:4:17: issuers[0].clients[0].secret is shorter than 32 characters"
                + "  Fix: Use { generate: true }, or at least 32 random characters.");
    assertThat(result.toString()).doesNotContain("hunter22");
  }

  private static String issuer(String line) {
    return "issuers:\n  - id: acme\n    " + line + "\n";
  }

  private static String client(String... lines) {
    return "issuers:\n  - id: acme\n    clients: [{ id: web,\n        "
        + String.join(",\n        ", lines)
        + " }]\n";
  }
}
