package dev.gatewright.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The token store in memory keeps the contract")
final class InMemoryTokenStoreTest extends TokenStoreContract {
  private Optional<InMemoryTokenStore> store = Optional.empty();

  @Override
  TokenStore newStore() {
    store = Optional.of(new InMemoryTokenStore(1_000, clock));
    return store.orElseThrow();
  }

  @Override
  int removeExpired(Duration idle) {
    return store.orElseThrow().removeExpired(idle);
  }

  @Test
  @DisplayName("It keeps so many sessions at most, and forgets the longest unused one first")
  void bounded() {
    var small = new InMemoryTokenStore(2, clock);
    small.save("1", TokenSet.of("a").build());
    small.save("2", TokenSet.of("b").build());
    small.load("1");
    small.save("3", TokenSet.of("c").build());
    assertThat(small.load("1")).isPresent();
    assertThat(small.load("2")).isEmpty();
    assertThat(small.load("3")).isPresent();
    assertThat(small).hasToString("InMemoryTokenStore[2 sessions]");
  }
}
