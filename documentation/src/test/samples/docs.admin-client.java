import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.adminclient.AdminClient;
import dev.gatewright.adminclient.Event;
import dev.gatewright.adminclient.EventQuery;
import dev.gatewright.adminclient.IssuerApi;
import dev.gatewright.adminclient.NewPin;
import dev.gatewright.adminclient.NewUser;
import dev.gatewright.adminclient.PinMade;
import dev.gatewright.adminclient.Session;
import dev.gatewright.adminclient.User;
import dev.gatewright.adminclient.UserChange;
import dev.gatewright.adminclient.UserMade;
import dev.gatewright.adminclient.UserQuery;
import dev.gatewright.adminclient.UserStatus;
import dev.gatewright.adminclient.call.AdminException;
import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Page;
import dev.gatewright.adminclient.call.Tagged;
import dev.gatewright.testkit.TestGatewright;
import dev.gatewright.testkit.TestIssuer;
import dev.gatewright.testkit.TestSetup;
import dev.gatewright.testkit.TestUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public final class AdminClientSamples {
  private final AdminClient admin;
  private final IssuerApi acme;
  private final List<String> events = new ArrayList<>();
  private String handed = "";
  private String answered = "";

  private AdminClientSamples(AdminClient admin) {
    this.admin = admin;
    this.acme = admin.issuer("acme");
  }

  private void hand(String password) {
    handed = password;
  }

  private void handle(Event event) {
    events.add(event.name());
  }

  private void answer(String text) {
    answered = text;
  }

  static AdminClient client() {
    /*SAMPLE 1*/
    return admin;
  }

  String first() {
    /*SAMPLE 2*/
    return eve.id();
  }

  long lists() {
    /*SAMPLE 3*/
    return verified;
  }

  String follow(String cursor) {
    /*SAMPLE 4*/
    return cursor;
  }

  void change(String id) {
    /*SAMPLE 5*/
  }

  void changeWhatWasSeen(String id) {
    /*SAMPLE 6*/
  }

  void refusals() {
    /*SAMPLE 7*/
  }

  PinMade once() {
    /*SAMPLE 8*/
    return pin;
  }

  private static void check(List<User> users) {
    assertThat(users).extracting(User::email).containsExactly("ada@acme.test");
  }

  static void inTests() {
    /*SAMPLE 9*/
  }

  public static void main(String[] arguments) {
    assertThat(client()).isNotNull();
    inTests();
    var setup = TestSetup.of(TestIssuer.of("acme").with(TestUser.of("ada@acme.test")));
    try (var gatewright = TestGatewright.start(setup)) {
      var program =
          new AdminClientSamples(
              AdminClient.builder()
                  .server(gatewright.administration())
                  .key(gatewright.apiKey())
                  .build());
      var eve = program.first();
      assertThat(program.handed).isNotEmpty();
      assertThat(program.lists()).isEqualTo(1);
      assertThat(program.follow("0")).isNotEqualTo("0");
      assertThat(program.events).contains("user.added");
      program.change(eve);
      program.changeWhatWasSeen(eve);
      assertThat(program.acme.user(eve).get().role()).contains("clerk");
      program.refusals();
      assertThat(program.answered).isEqualTo("somebody has email");
      assertThat(program.once().digits().reveal()).isNotEmpty();
    }
  }
}
