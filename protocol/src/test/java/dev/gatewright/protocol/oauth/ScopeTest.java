package dev.gatewright.protocol.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Scope")
final class ScopeTest {
  private static String text(Random random) {
    var alphabet = random.nextBoolean() ? "ab \"\\:\u007f" : "abc:/. ~!#[]\t\u00e4\u0000";
    var text = new StringBuilder();
    for (int length = random.nextInt(24); length > 0; length--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  @Test
  @DisplayName("RFC 6749 §3.3: random text never throws, and what is read was there, word by word")
  void readsNoMoreThanWasSent() {
    var random = new Random(3);
    for (int i = 0; i < 50_000; i++) {
      var sent = text(random);
      var read = Scope.parse(sent);
      if (read.isPresent()) {
        var words = new LinkedHashSet<>(Arrays.asList(sent.split(" ", -1)));
        words.remove("");
        assertThat(read.get().tokens()).containsExactlyElementsOf(words);
        assertThat(Scope.parse(read.get().toString())).isEqualTo(read);
      }
    }
  }

  @Test
  @DisplayName("RFC 6749 §3.3: quote, backslash, control characters and non-ASCII are refused")
  void refusesForbiddenCharacters() {
    for (String wrong :
        new String[] {"\"", "\\", "\t", "\n", "\u007f", "\u0000", "\u00e4", "\u3000"}) {
      assertThat(Scope.parse("openid a" + wrong + "b")).isEmpty();
    }
    assertThat(Scope.parse("!#[]~").orElseThrow().tokens()).containsExactly("!#[]~");
  }

  @Test
  @DisplayName("A scope has at most a hundred words")
  void limitsWords() {
    var words = new StringBuilder();
    for (int i = 0; i < Scope.MAX_TOKENS; i++) {
      words.append(" w").append(i);
    }
    assertThat(Scope.parse(words.toString())).isPresent();
    assertThat(Scope.parse(words + " more")).isEmpty();
  }

  @Test
  @DisplayName("Narrowing never widens")
  void algebra() {
    var random = new Random(5);
    for (int i = 0; i < 5_000; i++) {
      var one = Scope.parse(text(random)).orElse(Scope.empty());
      var two = Scope.parse(text(random)).orElse(Scope.empty());
      assertThat(one.covers(one.intersect(two))).isTrue();
      assertThat(two.covers(one.intersect(two))).isTrue();
      assertThat(one.covers(one.without(two))).isTrue();
      assertThat(one.without(two).intersect(two).isEmpty()).isTrue();
      assertThat(one.plus(two).covers(one)).isTrue();
    }
  }
}
