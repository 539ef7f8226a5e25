package dev.gatewright.adminclient.call;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A list at the server, which is asked for part by part as it is read, and anew each time it is
/// begun. Nothing is asked before.
public final class Listing<T> implements Iterable<T> {
  private final Function<Optional<String>, Page<T>> parts;

  /// Made by the client.
  ///
  /// @param parts the part at a cursor, or the first
  public Listing(Function<Optional<String>, Page<T>> parts) {
    this.parts = parts;
  }

  /// The first part alone, with the cursor of the next.
  public Page<T> page() {
    return parts.apply(Optional.empty());
  }

  /// The parts, one request each.
  public Iterable<Page<T>> pages() {
    return () -> new Parts<>(parts);
  }

  /// All of it, as a stream that asks for a part once it comes to it.
  public Stream<T> stream() {
    return StreamSupport.stream(pages().spliterator(), false).flatMap(page -> page.data().stream());
  }

  @Override
  public Iterator<T> iterator() {
    return stream().iterator();
  }

  /// All of it, in memory: for lists that are known to be short.
  public List<T> all() {
    return stream().toList();
  }

  private static final class Parts<T> implements Iterator<Page<T>> {
    private final Function<Optional<String>, Page<T>> parts;
    private Optional<String> cursor = Optional.empty();
    private boolean more = true;

    Parts(Function<Optional<String>, Page<T>> parts) {
      this.parts = parts;
    }

    @Override
    public boolean hasNext() {
      return more;
    }

    @Override
    public Page<T> next() {
      if (!more) {
        throw new NoSuchElementException();
      }
      var page = parts.apply(cursor);
      if (page.hasMore() && (page.nextCursor().isEmpty() || page.nextCursor().equals(cursor))) {
        throw AdminException.unreadable("a list that goes on says nowhere that it has not been");
      }
      cursor = page.nextCursor();
      more = page.hasMore();
      return page;
    }
  }
}
