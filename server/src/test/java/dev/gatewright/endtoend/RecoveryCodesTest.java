package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.RelyingParty.Answer;
import dev.gatewright.testing.Visitor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Recovery codes as a second factor, from the command line to the tokens.
final class RecoveryCodesTest {
  private static final String MFA = "urn:gatewright:acr:mfa";
  private static final Map<String, String> WISHED = Map.of("acr_values", MFA);
  private static final Map<String, String> ESSENTIAL =
      Map.of("claims", "{\"id_token\":{\"acr\":{\"essential\":true,\"value\":\"" + MFA + "\"}}}");
  private static final Pattern CODE =
      Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");

  @TempDir private static Path data;

  @RegisterExtension
  private static final TwoTenants TENANTS = new TwoTenants(() -> data, "recovery.yaml", Map.of());

  private final RelyingParty party = TENANTS.acme();

  @Test
  @DisplayName(
      "OpenID Connect Core §2: with a code after the password, acr is the demanded context and amr"
          + " says how (RFC 8176 §2)")
  void twoFactors() throws Exception {
    var account = Account.of("ada@acme.test", "ada loves engines");
    var codes = make(account);
    var visitor = TwoTenants.visitor();
    var asked = signIn(visitor, account, WISHED);
    assertThat(asked.text()).contains("Recovery code", "ada@acme.test");

    var tokens = party.redeem(TwoTenants.code(code(visitor, asked, codes.getFirst())));
    assertThat(claim(tokens, "acr").asString()).isEqualTo(MFA);
    assertThat(claim(tokens, "amr").toString()).isEqualTo("[\"mfa\",\"otp\",\"pwd\"]");

    var again = visitor.open(party.authorize(WISHED));
    assertThat(again.query()).as("the session holds both factors").containsKey("code");
    var spent = TwoTenants.visitor();
    assertThat(code(spent, signIn(spent, account, WISHED), codes.getFirst()).status())
        .isEqualTo(422);
  }

  @Test
  @DisplayName("RFC 9470 §5: somebody who is signed in with a password is asked for the code alone")
  void stepUp() throws Exception {
    var account = Account.of("bob@acme.test", "bob builds bridges");
    var codes = make(account);
    var visitor = TwoTenants.visitor();
    var before = party.redeem(TwoTenants.code(signIn(visitor, account, Map.of())));
    assertThat(claim(before, "amr").toString()).isEqualTo("[\"pwd\"]");

    var asked = visitor.open(party.authorize(ESSENTIAL));
    assertThat(asked.text()).contains("Recovery code").doesNotContain("Password");
    var after = party.redeem(TwoTenants.code(code(visitor, asked, codes.getFirst())));

    assertThat(claim(after, "sid")).isEqualTo(claim(before, "sid"));
    assertThat(claim(after, "acr").asString()).isEqualTo(MFA);
    assertThat(claim(after, "auth_time")).isEqualTo(claim(before, "auth_time"));
    assertThat(party.refresh(before.text("refresh_token")).isOk()).isTrue();
  }

  @Test
  @DisplayName(
      "Without codes a wish is passed over and an essential context is refused"
          + " (OpenID Connect Core §5.5.1.1)")
  void withoutCodes() throws Exception {
    var account = Account.of("cy@acme.test", "cy sails seas");
    var visitor = TwoTenants.visitor();
    assertThat(signIn(visitor, account, WISHED).query()).containsKey("code");
    assertThat(visitor.open(party.authorize(WISHED)).query()).containsKey("code");

    assertThat(visitor.open(party.authorize(ESSENTIAL)).query())
        .containsEntry("error", "unmet_authentication_requirements");
    var fresh = TwoTenants.visitor();
    assertThat(signIn(fresh, account, ESSENTIAL).query())
        .containsEntry("error", "unmet_authentication_requirements");
  }

  @Test
  @DisplayName("An account that demands codes is asked at every sign-in, and was signed out for it")
  void accountDemands() throws Exception {
    var account = Account.of("dee@acme.test", "dee draws dunes");
    var visitor = TwoTenants.visitor();
    var before = party.redeem(TwoTenants.code(signIn(visitor, account, Map.of())));
    var codes = make(account, "--demand");

    assertThat(party.refresh(before.text("refresh_token")).isOk()).isFalse();
    var asked = signIn(visitor, account, Map.of());
    assertThat(asked.text()).contains("Recovery code");
    assertThat(code(visitor, asked, "").status()).isEqualTo(422);
    assertThat(code(visitor, asked, codes.get(1)).query()).containsKey("code");

    make(account);
    var other = TwoTenants.visitor();
    assertThat(signIn(other, account, Map.of()).text()).contains("Recovery code");
    var _ =
        TENANTS
            .server()
            .run("user recovery-codes", account.email(), "--issuer", "acme", "--remove");
    assertThat(signIn(TwoTenants.visitor(), account, Map.of()).query()).containsKey("code");
  }

  @Test
  @DisplayName("One code sent eight times at once begins one session")
  void racingCode() throws Exception {
    var account = Account.of("eli@acme.test", "eli eats elms");
    var codes = make(account);
    var visitor = TwoTenants.visitor();
    var asked = signIn(visitor, account, WISHED);
    var calls = new ArrayList<Callable<Page>>();
    for (int i = 0; i < 8; i++) {
      var tab = visitor.twin();
      calls.add(() -> code(tab, asked, codes.getFirst()));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      int passed = 0;
      for (var page : threads.invokeAll(calls)) {
        passed += page.get().query().containsKey("code") ? 1 : 0;
      }
      assertThat(passed).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("What was proved on a page is worth nothing in another login or another browser")
  void boundToTheLogin() throws Exception {
    var account = Account.of("fay@acme.test", "fay finds ferns");
    var codes = make(account);
    var visitor = TwoTenants.visitor();
    var asked = signIn(visitor, account, WISHED);
    var proof = hidden(asked, "sign_in");
    var other = visitor.open(party.authorize(WISHED));
    var fields =
        Map.of(
            "interaction",
            hidden(other, "interaction"),
            "sign_in",
            proof,
            "code",
            codes.getFirst());
    assertThat(visitor.post(other, "/acme/login", fields).query()).doesNotContainKey("code");

    var stranger = TwoTenants.visitor();
    var theirs = stranger.open(party.authorize(WISHED));
    var stolen =
        Map.of("interaction", hidden(asked, "interaction"), "sign_in", proof, "code", codes.get(1));
    assertThat(stranger.post(theirs, "/acme/login", stolen).query()).doesNotContainKey("code");
    assertThat(code(visitor, asked, codes.getFirst()).query())
        .as("nothing of it spent a code")
        .containsKey("code");
  }

  @Test
  @DisplayName("Strangers who used up an account's attempts do not keep out who has a code")
  void pastStrangers() throws Exception {
    var account = Account.of("gus@acme.test", "gus grows grapes");
    var codes = make(account);
    Page throttled = TwoTenants.visitor().open(party.authorize());
    for (int i = 0; i < 11; i++) {
      var stranger = TwoTenants.visitor();
      throttled = stranger.signIn(stranger.open(party.authorize()), account.email(), "guess " + i);
    }
    assertThat(throttled.status()).isEqualTo(429);
    var owner = TwoTenants.visitor();
    var page = signIn(owner, account, Map.of());
    assertThat(page.status()).isEqualTo(429);
    assertThat(page.text()).contains("Recovery code");

    var values =
        Map.of("email", account.email(), "password", account.password(), "code", codes.getFirst());
    var tokens = party.redeem(TwoTenants.code(owner.submit(page, values)));
    assertThat(claim(tokens, "acr").asString()).isEqualTo(MFA);
    assertThat(signIn(TwoTenants.visitor(), account, Map.of()).status()).isEqualTo(429);
  }

  private record Account(String email, String password) {
    static Account of(String email, String password) {
      return new Account(email, password);
    }
  }

  private static List<String> make(Account account, String... options) throws Exception {
    var arguments = new ArrayList<>(List.of(account.email(), "--issuer", "acme"));
    arguments.addAll(List.of(options));
    var said = TENANTS.server().run("user recovery-codes", arguments.toArray(String[]::new));
    var codes = CODE.matcher(said).results().map(found -> found.group()).toList();
    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    return codes;
  }

  private Page signIn(Visitor visitor, Account account, Map<String, String> asking)
      throws Exception {
    return visitor.signIn(
        visitor.open(party.authorize(asking)), account.email(), account.password());
  }

  private static Page code(Visitor visitor, Page page, String code) throws Exception {
    return visitor.submit(page, Map.of("code", code));
  }

  private static String hidden(Page page, String name) {
    return page.forms().stream()
        .flatMap(form -> form.fields().entrySet().stream())
        .filter(field -> field.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode claim(Answer tokens, String name) {
    var payload = tokens.text("id_token").split("\\.", -1)[1];
    var json = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
    return JsonMapper.shared().readTree(json).path(name);
  }
}
