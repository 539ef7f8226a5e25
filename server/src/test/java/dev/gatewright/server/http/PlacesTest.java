package dev.gatewright.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.http.Places.Holder;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlacesTest {
  @Test
  @DisplayName("One holder alone gets half, or its appetite's part, and never all")
  void oneHolder() {
    assertThat(fill(new Places(100), new Holder("a", 1))).isEqualTo(50);
    assertThat(fill(new Places(100), new Holder("a", 3))).isBetween(74, 76);
  }

  @Test
  @DisplayName("However many holders came before, the next one finds a place")
  void alwaysRoom() {
    var places = new Places(100);
    for (var i = 0; i < 20; i++) {
      assertThat(fill(places, new Holder(i, 1))).as("holder %s", i).isPositive();
      if (places.taken() == 100) {
        return;
      }
    }
  }

  @Test
  @DisplayName("All holders of a request must have room, and what is given back is there again")
  void severalHolders() {
    var places = new Places(8);
    var tenant = new Holder("tenant", 3);
    var first = List.of(tenant, new Holder("first", 1));
    assertThat(places.take(4, first)).isTrue();
    assertThat(places.take(1, first)).isFalse();
    assertThat(places.take(1, List.of(tenant, new Holder("second", 1)))).isTrue();
    places.release(4, first);
    assertThat(places.taken()).isEqualTo(1);
    assertThat(places.take(8, first)).isFalse();
    assertThat(places.take(4, first)).isTrue();
  }

  @Test
  @DisplayName("A holder of nothing gets one place as long as there is one")
  void lastPlace() {
    var places = new Places(1);
    assertThat(places.take(1, List.of(new Holder("a", 1)))).isTrue();
    assertThat(places.take(1, List.of(new Holder("b", 1)))).isFalse();
  }

  private static int fill(Places places, Holder holder) {
    var taken = 0;
    while (places.take(1, List.of(holder))) {
      taken++;
    }
    return taken;
  }
}
