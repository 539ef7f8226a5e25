package dev.gatewright.identity.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.UserId;
import dev.gatewright.identity.linking.Arrival.Told;
import dev.gatewright.identity.linking.Arrival.Welcome;
import dev.gatewright.identity.mail.MailAddress;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What becomes of somebody for whom a provider vouches")
final class ArrivalTest {
  private static final UserId ADA = new UserId("ada");
  private static final MailAddress ADDRESS = new MailAddress("ada@acme.test");

  @ParameterizedTest(name = "{0} {1} {2} {3} -> {4}")
  @CsvSource({
    // known here, what is told of the address, whether an account has it, who may join
    "true, NOTHING, false, EVERYBODY, Known",
    "true, UNVERIFIED, true, NOBODY, Known",
    "true, VERIFIED, true, OTHERS, Known",
    "false, VERIFIED, true, EVERYBODY, Connects",
    "false, VERIFIED, true, OTHERS, Connects",
    "false, VERIFIED, true, NOBODY, Connects",
    "false, VERIFIED, false, EVERYBODY, Joins",
    "false, VERIFIED, false, OTHERS, OtherDomain",
    "false, VERIFIED, false, NOBODY, Closed",
    "false, UNVERIFIED, false, EVERYBODY, AsksAddress",
    "false, UNVERIFIED, true, EVERYBODY, AsksAddress",
    "false, UNVERIFIED, false, OTHERS, AsksAddress",
    "false, UNVERIFIED, true, OTHERS, AsksAddress",
    "false, UNVERIFIED, false, NOBODY, Closed",
    "false, UNVERIFIED, true, NOBODY, Closed",
    "false, NOTHING, false, EVERYBODY, AsksAddress",
    "false, NOTHING, false, OTHERS, AsksAddress",
    "false, NOTHING, false, NOBODY, Closed",
  })
  @DisplayName("as a table")
  void table(boolean known, Told told, boolean taken, Welcome welcome, String becomes) {
    assertThat(of(known, told, taken, welcome).getClass().getSimpleName()).isEqualTo(becomes);
  }

  @Test
  @DisplayName(
      "In all cases: only who came before signs in, an account comes of a verified and free address"
          + " where all may join, and an unverified one shows nothing of whether it is taken")
  void everyCase() {
    int looked = 0;
    for (boolean known : new boolean[] {false, true}) {
      for (var told : Told.values()) {
        for (boolean taken : new boolean[] {false, true}) {
          for (var welcome : Welcome.values()) {
            var as = known + " " + told + " " + taken + " " + welcome;
            var arrival = of(known, told, taken, welcome);
            assertThat(arrival instanceof Arrival.Known).as(as).isEqualTo(known);
            boolean mayJoin =
                !known && told == Told.VERIFIED && !taken && welcome == Welcome.EVERYBODY;
            assertThat(arrival instanceof Arrival.Joins).as(as).isEqualTo(mayJoin);
            assertThat(arrival instanceof Arrival.Connects)
                .as(as)
                .isEqualTo(!known && told == Told.VERIFIED && taken);
            if (told != Told.VERIFIED) {
              assertThat(arrival).as(as).isEqualTo(of(known, told, !taken, welcome));
            }
            looked++;
          }
        }
      }
    }
    assertThat(looked).isEqualTo(2 * 3 * 2 * 3);
  }

  private static Arrival of(boolean known, Told told, boolean taken, Welcome welcome) {
    return Arrival.of(
        known ? Optional.of(ADA) : Optional.empty(),
        told == Told.NOTHING ? Optional.empty() : Optional.of(ADDRESS),
        told,
        taken,
        welcome);
  }
}
