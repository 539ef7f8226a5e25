package dev.gatewright.adminclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import dev.gatewright.adminclient.call.AdminException;
import dev.gatewright.adminclient.call.AdminException.Fault;
import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.ETag;
import dev.gatewright.adminclient.call.RetryPolicy;
import dev.gatewright.adminclient.call.Secret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The administration's client")
final class AdminClientTest {
  private static final String ADA =
      """
      {"id":"usr_1","email":"ada@acme.test","email_verified":true,"status":"active","claims":{"name":"Ada",\
      "age":36,"tags":["a",{"b":null}]},"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-02T00:00:00.5Z"}\
      """;
  private static final String PIN =
      """
      {"id":"pin_1","label":"Door","privileges":[],"active":true,"created_at":"2026-01-01T00:00:00Z"}\
      """;

  private ScriptedServer server;
  private AdminClient admin;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer();
    admin = server.builder().build();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private UserApi ada() {
    return admin.issuer("acme").user("usr_1");
  }

  private static AdminException refused(Runnable call) {
    return catchThrowableOfType(AdminException.class, call::run);
  }

  @Test
  @DisplayName("RFC 7617 §2: shows its key by HTTP Basic at the address of the thing")
  void request() {
    server.then(200, ADA);
    var user = ada().get();
    var asked = server.asked.get(0);
    assertThat(asked.method() + " " + asked.target())
        .isEqualTo("GET /admin/v1/issuers/acme/users/usr_1");
    assertThat(asked.header("Authorization")).isEqualTo("Basic a2V5XzE6czNjcmV0");
    assertThat(asked.header("Idempotency-key")).isEmpty();
    assertThat(user.status()).isEqualTo(UserStatus.ACTIVE);
    assertThat(user.updatedAt()).isEqualTo(Instant.parse("2026-01-02T00:00:00.500Z"));
    assertThat(user.claims()).containsEntry("age", 36).containsEntry("name", "Ada");
    assertThat(user.role()).isEmpty();
  }

  @Test
  @DisplayName("Members that it does not know are passed over, and words it does not know are kept")
  void later() {
    server.then(200, ADA.replace("\"active\"", "\"floating\",\"shoe_size\":[{}]"));
    assertThat(ada().get().status()).isEqualTo(new UserStatus("floating")).hasToString("floating");
  }

  @Test
  @DisplayName("An answer without what has to be there, or with another type, is unreadable")
  void unreadable() {
    for (var body :
        List.of(
            ADA.replace("\"id\"", "\"di\""),
            ADA.replace("\"usr_1\"", "7"),
            ADA.replace("2026-01-01T00:00:00Z", "yesterday"),
            "[]",
            "null",
            "<html>",
            "{\"id\":\"1\",\"id\":\"2\"}",
            "")) {
      server.then(200, body);
      assertThat(refused(() -> ada().get()).reason()).as(body).isEqualTo("client.unreadable");
    }
  }

  @Test
  @DisplayName("RFC 3986 §2.1: what names a thing is escaped, and nothing leads out of its place")
  void names() {
    server.then(204, "");
    admin.issuer("acme").organization("org/west ä?").domain("a#b").delete();
    assertThat(server.asked.get(0).target())
        .isEqualTo("/admin/v1/issuers/acme/organizations/org%2Fwest%20%C3%A4%3F/domains/a%23b");
    for (var name : List.of("", ".", "..")) {
      assertThatThrownBy(() -> admin.issuer(name)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @DisplayName("RFC 7396: what is not named is not sent, null takes away, and a value is written")
  void patch() {
    var claims = new HashMap<String, @Nullable Object>();
    claims.put("name", null);
    claims.put("tags", List.of("a", 1));
    server.then(200, ADA).then(200, ADA);
    ada().change(UserChange.of().clearRole().claims(claims).status(UserStatus.SUSPENDED));
    ada().change(UserChange.of());
    assertThat(server.asked.get(0).body())
        .contains("\"role\":null", "\"name\":null", "\"tags\":[\"a\",1]", "\"suspended\"")
        .doesNotContain("email");
    assertThat(server.asked.get(1).body()).isEqualTo("{}");
    assertThat(server.asked.get(1).header("Content-type")).isEqualTo("application/json");
  }

  @Test
  @DisplayName("What is asked cannot be changed by who handed it in, nor by another use of it")
  void immutable() {
    var name = new HashMap<String, Object>(Map.of("name", "Eve"));
    var eve = NewUser.of("eve@acme.test").claims(name);
    name.put("name", "Mallory");
    var other = eve.role("clerk");
    server.then(201, ADA).then(201, ADA);
    admin.issuer("acme").users().create(eve);
    admin.issuer("acme").users().create(other);
    assertThat(server.asked.get(0).body()).contains("Eve").doesNotContain("clerk");
    assertThat(server.asked.get(1).body()).contains("Eve", "clerk");
  }

  @Test
  @DisplayName("Secrets go out and come back in clear, and are printed nowhere")
  void secrets() {
    var request = NewPassword.of().password(Secret.of("correct horse".toCharArray()));
    server.then(200, "{\"password\":\"battery staple\"}");
    var set = ada().setPassword(request);
    assertThat(server.asked.get(0).body()).isEqualTo("{\"password\":\"correct horse\"}");
    assertThat(set.password().orElseThrow().reveal()).isEqualTo("battery staple");
    assertThat(set.password().orElseThrow().characters()).hasSize(14);
    assertThat(request + " " + set).contains("***").doesNotContain("horse", "staple");
    assertThat(NewUser.of("eve@acme.test").toString()).doesNotContain("eve");
  }

  @Test
  @DisplayName("RFC 9110 §13.1.1: a change is bound to what was seen by If-Match")
  void tags() {
    server.then(200, Map.of("ETag", "\"m8x2\""), ADA).then(200, ADA);
    var seen = ada().getTagged();
    assertThat(seen.value().email()).isEqualTo("ada@acme.test");
    ada().change(UserChange.of().role("clerk"), CallOptions.ifMatch(seen.tag()));
    assertThat(server.asked.get(1).header("If-match")).isEqualTo("\"m8x2\"");
    server.then(412, "{\"status\":412,\"reason\":\"admin.stale\",\"detail\":\"it changed\"}");
    assertThat(refused(() -> ada().change(UserChange.of(), CallOptions.ifMatch(seen.tag()))))
        .returns(true, AdminException::isStale);
    assertThatThrownBy(() -> new ETag("\"a\"\r\nX: y"))
        .isInstanceOf(IllegalArgumentException.class);
    server.then(200, ADA);
    assertThat(refused(() -> ada().getTagged()).reason()).isEqualTo("client.unreadable");
  }

  @Test
  @DisplayName("A list is asked for part by part as it is read, with what it was asked for first")
  void lists() {
    server
        .then(200, "{\"data\":[%s,%s],\"has_more\":true,\"next_cursor\":\"b\"}".formatted(ADA, ADA))
        .then(200, "{\"data\":[%s],\"has_more\":false}".formatted(ADA));
    var list =
        admin.issuer("acme").users().list(UserQuery.all().status(UserStatus.ACTIVE).limit(2));
    assertThat(server.asked).isEmpty();
    var read = list.iterator();
    read.next();
    read.next();
    assertThat(server.asked).hasSize(1);
    read.next();
    assertThat(read.hasNext()).isFalse();
    assertThat(server.asked)
        .extracting(ScriptedServer.Asked::target)
        .containsExactly(
            "/admin/v1/issuers/acme/users?status=active&limit=2",
            "/admin/v1/issuers/acme/users?status=active&limit=2&cursor=b");
    server.then(200, "{\"data\":[],\"has_more\":false,\"next_cursor\":\"9\"}");
    var page = admin.issuer("acme").events().list(EventQuery.all().cursor("9")).page();
    assertThat(page.nextCursor()).contains("9");
    assertThat(server.asked.get(2).target()).endsWith("/events?cursor=9");
  }

  @Test
  @DisplayName("A list that leads back to where it was ends as unreadable, not never")
  void endless() {
    var part = "{\"data\":[],\"has_more\":true,\"next_cursor\":\"a\"}";
    server.then(200, part).then(200, part);
    assertThat(refused(() -> admin.issuers().list().all()).reason()).isEqualTo("client.unreadable");
  }

  @Test
  @DisplayName("RFC 9457: a refusal says why, as the server does")
  void problems() throws Exception {
    server.then(
        422,
        """
        {"type":"urn:gatewright:problem:admin.invalid","status":422,"reason":"admin.invalid",
         "detail":"this member cannot be so","field":"claims","rule":"too_short","parameter":"limit",
         "cursor":"12","permission":"users:write","reference":"r-1",
         "errors":[{"field":"/settings/name","detail":"is no text"},{"detail":"nowhere"}]}\
        """);
    var refusal = refused(() -> ada().change(UserChange.of()));
    assertThat(refusal)
        .returns(422, AdminException::status)
        .returns("admin.invalid", AdminException::reason)
        .returns("this member cannot be so", AdminException::detail)
        .returns(Optional.of("claims"), AdminException::field)
        .returns(Optional.of("too_short"), AdminException::rule)
        .returns(Optional.of("limit"), AdminException::parameter)
        .returns(Optional.of("12"), AdminException::cursor)
        .returns(Optional.of("users:write"), AdminException::permission)
        .returns(Optional.of("r-1"), AdminException::reference)
        .returns(Optional.empty(), AdminException::retryAfter)
        .returns(
            List.of(new Fault("/settings/name", "is no text"), new Fault("", "nowhere")),
            AdminException::faults)
        .hasMessageStartingWith("422 admin.invalid: this member cannot be so; field: claims");
    var kept = new ByteArrayOutputStream();
    new ObjectOutputStream(kept).writeObject(refusal);
    var back = new ObjectInputStream(new ByteArrayInputStream(kept.toByteArray())).readObject();
    assertThat(back).asInstanceOf(THROWABLE).hasMessage(refusal.getMessage());

    server.then(404, "<html>not here</html>").then(302, Map.of("Location", "/elsewhere"), "");
    assertThat(refused(() -> ada().get()))
        .returns(true, AdminException::isNotFound)
        .returns("http.404", AdminException::reason);
    assertThat(refused(() -> ada().get()).reason()).as("never followed").isEqualTo("http.302");
    assertThat(server.asked).hasSize(3);
  }

  @Test
  @DisplayName("RFC 9110 §10.2.3: comes back when the server says, under the same Idempotency-Key")
  void comesBack() {
    server
        .then(503, Map.of("Retry-After", "2"), "")
        .then(429, Map.of("Retry-After", "3"), "")
        .thenBreak()
        .then(201, PIN.replace("}", ",\"digits\":\"12345\"}"));
    assertThat(admin.issuer("acme").pins().create(NewPin.of("Door")).digits().reveal())
        .isEqualTo("12345");
    assertThat(server.pauses)
        .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(2));
    assertThat(server.asked)
        .hasSize(4)
        .extracting(asked -> asked.header("Idempotency-key") + asked.body())
        .containsOnly(server.asked.get(0).header("Idempotency-key") + "{\"label\":\"Door\"}");
    server.then(204, "");
    admin.issuer("acme").pin("pin_1").delete();
    assertThat(server.asked.get(4).header("Idempotency-key"))
        .hasSize(24)
        .isNotEqualTo(server.asked.get(0).header("Idempotency-key"));
    server.then(204, "");
    admin.issuer("acme").pin("pin_1").delete(CallOptions.idempotencyKey("night-run-7"));
    assertThat(server.asked.get(5).header("Idempotency-key")).isEqualTo("night-run-7");
  }

  @Test
  @DisplayName(
      "Comes back neither where nothing says when, nor too often, nor after too long a wait")
  void bounded() {
    server.then(503, "");
    assertThat(refused(() -> ada().get()).status()).isEqualTo(503);
    server.then(503, Map.of("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT"), "");
    assertThat(refused(() -> ada().get()).retryAfter()).isEmpty();
    server.then(500, Map.of("Retry-After", "1"), "");
    assertThat(refused(() -> ada().get()).status()).isEqualTo(500);
    server.then(429, Map.of("Retry-After", "31"), "");
    assertThat(refused(() -> ada().get()).retryAfter()).contains(Duration.ofSeconds(31));
    assertThat(server.pauses).isEmpty();

    for (int attempt = 0; attempt < 4; attempt++) {
      server.then(503, Map.of("Retry-After", "1"), "");
    }
    assertThat(refused(() -> ada().get()).status()).isEqualTo(503);
    assertThat(server.pauses).hasSize(3);
    server.then(503, Map.of("Retry-After", "20"), "").then(503, Map.of("Retry-After", "11"), "");
    assertThat(refused(() -> ada().get()).status()).isEqualTo(503);
    assertThat(server.pauses).hasSize(4);
    assertThat(server.asked).hasSize(10);

    server.thenBreak();
    var once = server.builder().retries(RetryPolicy.none()).build();
    assertThat(refused(() -> once.apiKey("key_2").delete()).reason()).isEqualTo("client.no_answer");
    assertThat(server.asked).hasSize(11);
  }

  @Test
  @DisplayName("A thread that is interrupted while it waits goes no further, and knows it")
  void interrupted() {
    server.then(503, Map.of("Retry-After", "1"), "");
    var impatient =
        server
            .builder()
            .pause(wait -> {
              throw new InterruptedException();
            })
            .build();
    assertThat(refused(() -> impatient.issuers().list().all()).reason())
        .isEqualTo("client.interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(server.asked).hasSize(1);
  }

  @Test
  @DisplayName("The key goes nowhere in clear, or along a redirect, unless somebody says so")
  void builder() {
    var builder = AdminClient.builder().key("key_1:a:b");
    assertThatThrownBy(builder::build).hasMessageContaining("server");
    assertThatThrownBy(() -> AdminClient.builder().server("https://id.example.com").build())
        .hasMessageContaining("key");
    assertThatThrownBy(() -> builder.server("http://id.example.com").build())
        .hasMessageContaining("https");
    assertThat(builder.server("http://10.0.0.5:9090").plainHttp().build()).isNotNull();
    assertThat(builder.server("https://id.example.com/below/").build()).isNotNull();
    for (var address : List.of("id.example.com", "https://a:b@c", "https://c?d", "https://c#d")) {
      assertThatThrownBy(() -> builder.server(address))
          .as(address)
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (var key : List.of("", "key", ":secret")) {
      assertThatThrownBy(() -> builder.key(key)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> builder.key(absent())).hasMessageContaining("environment");
    assertThatThrownBy(() -> builder.server(absent())).hasMessageContaining("server");
    var follows = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    assertThatThrownBy(() -> builder.httpClient(follows)).hasMessageContaining("redirects");
    assertThatThrownBy(() -> CallOptions.idempotencyKey("a b")).hasMessageContaining("ASCII");
    assertThatThrownBy(
            () -> CallOptions.idempotencyKey(String.join("", Collections.nCopies(201, "k"))))
        .hasMessageContaining("200");
  }

  /// What an environment variable is that nobody set.
  private static @Nullable String absent() {
    return null;
  }
}
